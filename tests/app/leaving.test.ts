import { expect, it } from 'vitest';
import { addPost, answer, questionPost, wrong } from '../store/samples.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, studyChannel, textOf, visitOf } from '../support/study.ts';

const initials = 'ABCDEFGHIJKLM';
const ranked = [...initials].map((initial) => `${initial}-ranked`);

describeOnEachDatabase('whoever has left unnoticed', (open) => {
  /** A channel whose board is announced on Monday, with questions on these days of November. */
  async function asked(days: readonly number[]) {
    const study = await openStudy((await open()).store);
    await study.plan({ leaderboard: { day: 1, time: '18:00' } });
    const { id } = await study.store.channelFor(studyChannel, 'study');
    const posts = new Map<number, Awaited<ReturnType<typeof addPost>>>();
    for (const day of days) posts.set(day, await addPost(study.store, questionPost(id, day)));
    const answers = async (names: readonly string[], day: number, change = {}) => {
      const post = posts.get(day);
      if (!post) throw new Error(`no question on ${day} November`);
      for (const name of names) {
        const by = await study.store.memberFor(visitOf(name).member, name);
        await study.store.recordAnswer(answer(post, by, change), true);
      }
    };
    return { study, answers };
  }

  const announced = async (study: Study) => {
    await study.goTo('Mon 18:00');
    const texts = study.platform.posted.map(({ message }) => textOf(message));
    return texts.find((text) => text.startsWith('Leaderboard')) ?? '';
  };

  it('drops off the board, and so does whoever has left and moves up in their place', async () => {
    const { study, answers } = await asked([17]);
    await answers(ranked, 17);
    for (const name of ranked.slice(0, -1)) study.platform.leaves(name.toLowerCase());
    const board = await announced(study);
    expect(board.match(/\w-ranked/g)).toEqual(['M-ranked']);
  });

  it('is not named as who improved most either', async () => {
    const { study, answers } = await asked([10, 11, 17, 18, 19]);
    await answers(['Zed', 'Zoe'], 10, wrong);
    await answers(['Zed'], 11, wrong);
    await answers(['Zoe'], 11);
    for (const day of [17, 18]) await answers([...ranked.slice(0, 10), 'Zed', 'Zoe'], day);
    await answers(ranked.slice(0, 10), 19);
    study.platform.leaves('zed');
    expect(await announced(study)).toContain('Most improved: Zoe');
  });
});

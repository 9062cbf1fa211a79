import { expect, it } from 'vitest';
import type { Reply } from '../../src/app/ports/platform.ts';
import { writePeople } from '../../src/message/form.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  buttonsOf,
  messageOf,
  openStudy,
  press,
  type Study,
  studyChannel,
  textOf,
  visitOf,
} from '../support/study.ts';

const members = ['Ada', 'Ben', 'Cy'];

describeOnEachDatabase('privacy', (open) => {
  /** The first question, revealed: Ada and Cy were right. */
  async function revealed(): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan({ leaderboard: { day: 1, time: '18:00' } });
    await study.goTo('Mon 09:00');
    for (const name of members)
      await study.ask(name, { type: 'answer', post: 1, option: name === 'Ben' ? 0 : 1 });
    await study.goTo('Mon 16:05');
    return study;
  }

  const erase = async (study: Study, name: string): Promise<Reply> => {
    const asked = await study.ask(name, press(await study.ask(name, '/study privacy'), 'Delete my data'));
    return study.ask(name, press(asked, 'Delete everything'));
  };

  const revealOf = ({ platform }: Study) =>
    textOf(platform.posted[0]?.message ?? { summary: '', blocks: [] });
  const board = ({ platform }: Study) =>
    platform.posted.map(({ message }) => textOf(message)).filter((text) => text.startsWith('Leaderboard'));

  const dataOf = async (study: Study, name: string) => {
    const reply = await study.ask(name, press(await study.ask(name, '/study privacy'), 'Send me my data'));
    const file = messageOf(reply).blocks.find((block) => block.type === 'file');
    expect(file).toMatchObject({ name: 'quorum-2026-11-23.json', mediaType: 'application/json' });
    return JSON.parse(file?.text ?? '');
  };

  it('gives members all that is kept about them, and nobody else', async () => {
    const study = await revealed();
    const data = await dataOf(study, 'Ada');
    expect(data).toMatchObject({
      format: 'quorum-member-data',
      version: 1,
      exportedAt: '2026-11-23T15:05:00Z',
      member: { platform: 'loop', workspace: 'team', id: 'ada', name: 'Ada', hidden: false },
      answers: [{ channel: 'study', practice: false, fraction: 1, points: 2, at: '2026-11-23T08:00:00Z' }],
      points: [{ channel: 'study', points: 2, possible: 2, ruling: false, date: '2026-11-23' }],
      reminder: null,
      organises: [],
    });
    expect(data.answers[0].picked).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(/Ben|Cy|Olive/);
    expect((await dataOf(study, 'Olive')).organises).toEqual(['study']);
    expect((await dataOf(study, 'Zoe')).answers).toEqual([]);
  });

  it('remembers nobody for looking, and takes whoever had left as back', async () => {
    const study = await revealed();
    expect(textOf(await study.ask('Mei', '/study privacy'))).toContain('Your privacy');
    expect(await study.store.findMember(visitOf('Mei').member)).toBeUndefined();
    await study.store.markLeft(visitOf('Ada').member);
    await study.ask('Ada', '/study privacy');
    await study.goTo('Mon 18:00');
    expect(board(study)[0]).toContain('Ada');
  });

  it('says nothing of a language model where there is none', async () => {
    const study = await revealed();
    expect(textOf(await study.ask('Ada', '/study privacy'))).not.toContain('language model');
  });

  it('asks before it deletes, and says what stays', async () => {
    const study = await revealed();
    const asked = await study.ask('Ada', press(await study.ask('Ada', '/study privacy'), 'Delete my data'));
    expect(textOf(asked)).toContain(
      'What stays: how often each option was picked, how right the answers were',
    );
    expect(textOf(asked)).toContain('backups');
    expect(textOf(asked)).not.toContain('only organiser');
    expect(textOf(await study.ask('Ada', press(asked, 'Keep it')))).toContain('Your privacy');
    expect((await dataOf(study, 'Ada')).answers).toHaveLength(1);
    const told = await study.ask('Olive', { type: 'erase-ask' });
    expect(textOf(told)).toContain('You are the only organiser of study.');
  });

  it('deletes all of whoever presses, leaves the reveal’s counts, and renews it without their name', async () => {
    const study = await revealed();
    const before = revealOf(study);
    expect(before).toContain('Ada');
    expect(textOf(await erase(study, 'Ada'))).toContain('Done: nothing is kept about you here any more.');
    // Nobody waits for the delivery that was begun then, so it may still be under way.
    await expect.poll(() => revealOf(study)).not.toContain('Ada');
    expect(revealOf(study)).toBe(before.replace('Ada, Cy', 'Cy and 1 more'));
    await study.goTo('Mon 18:00');
    expect(board(study)[0]).toContain('Cy');
    expect(board(study)[0]).not.toContain('Ada');
    const { id } = await study.store.memberFor(visitOf('Ben').member, 'Ben');
    expect(await study.store.answerOf(1, id)).toBeDefined();
  });

  it('saves no plan that names whoever is deleted, and none that nobody is left to organise', async () => {
    const study = await revealed();
    await study.ask('Olive', '/study setup');
    const organisers = writePeople([{ type: 'member', id: 'ada', name: 'Ada' }]);
    const preview = await study.submit('Olive', { type: 'setup-organisers' }, { organisers });
    await erase(study, 'Ada');
    const again = await study.ask('Olive', press(preview, 'Save the plan'));
    expect(textOf(again)).toContain('That was an older preview, so nothing was saved.');
    const refused = await study.ask('Olive', press(again, 'Save the plan'));
    expect(textOf(refused)).toContain('Nobody is left as an organiser, so nothing was saved.');
    expect((await study.store.planOf(1))?.organisers).toHaveLength(1);
  });

  it('is deleted once, however often it is pressed', async () => {
    const study = await revealed();
    const replies = await Promise.all([1, 2, 3].map(() => study.ask('Ada', { type: 'erase' })));
    for (const reply of replies) expect(textOf(reply)).toContain('Done:');
    expect(await study.store.dataOf(visitOf('Ada').member)).toBeUndefined();
  });

  it('lets whoever comes back begin anew', async () => {
    const study = await revealed();
    await erase(study, 'Ada');
    await study.goTo('Tue 09:00');
    const [question] = await study.store.openQuestions(1, study.platform.clock.now());
    await study.ask('Ada', { type: 'answer', post: question?.id ?? 0, option: 0 });
    expect(textOf(await study.ask('Ada', '/study progress'))).toContain('Answered: 1 question');
  });

  it('takes an answer that comes while everything is deleted, as one of before or after', async () => {
    const study = await revealed();
    await study.goTo('Tue 09:00');
    const [question] = await study.store.openQuestions(1, study.platform.clock.now());
    const answer = { type: 'answer', post: question?.id ?? 0, option: 0 } as const;
    const replies = await Promise.all([
      study.ask('Ada', answer),
      study.ask('Ada', { type: 'erase' }),
      study.ask('Ada', answer),
      study.ask('Ada', '/study quiz'),
      study.ask('Ada', '/study privacy'),
    ]);
    for (const reply of replies) expect(textOf(reply)).not.toContain('Something went wrong');
  });

  it('takes an answer of somebody who is erased just before it is recorded, as somebody new’s', async () => {
    const { store } = await open();
    const study = await openStudy({
      ...store,
      async recordAnswer(...given) {
        const now = study.platform.clock.now();
        if (given[0].memberId === first) await store.eraseMember(visitOf('Ada').member, now, now);
        return store.recordAnswer(...given);
      },
    });
    await study.plan();
    await study.goTo('Mon 09:00');
    const { id: first } = await store.memberFor(visitOf('Ada').member, 'Ada');
    expect(textOf(await study.ask('Ada', { type: 'answer', post: 1, option: 1 }))).toContain('Right');
    const { id: second } = await store.memberFor(visitOf('Ada').member, 'Ada');
    expect(second).not.toBe(first);
    expect(await store.answerOf(1, second)).toBeDefined();
  });

  it('names somebody hidden on no board, no reveal, and as nobody who improved, and still counts them', async () => {
    const study = await revealed();
    const { platform } = study;
    await study.ask('Ada', press(await study.ask('Ada', '/study privacy'), 'Hide me'));
    const counted = /\d+ of \d+/.exec(revealOf(study))?.[0];
    await study.store.revealAgain(1, (await study.store.post(1))?.slot ?? '', platform.clock.now());
    await study.goTo('Mon 16:10');
    await study.goTo('Mon 18:00');
    for (const line of ['/study leaderboard week', '/study leaderboard month', '/study leaderboard all'])
      expect(textOf(await study.ask('Ben', line))).not.toContain('Ada');
    expect(platform.posted.map(({ message }) => textOf(message) + message.summary).join()).not.toContain(
      'Ada',
    );
    expect(/\d+ of \d+/.exec(revealOf(study))?.[0]).toBe(counted);
    const again = await study.ask('Ada', '/study privacy');
    expect(buttonsOf(again).map(({ label }) => label)).toContain('Show me again');
  });

  it('drops whoever has left from the board that is announced, although nobody told', async () => {
    const study = await revealed();
    study.platform.leaves('cy');
    await study.goTo('Mon 18:00');
    expect(board(study)[0]).toContain('Ada');
    expect(board(study)[0]).not.toContain('Cy');
    expect((await study.store.findChannel(studyChannel))?.name).toBe('study');
  });
});

import { expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  buttonsOf,
  formOf,
  openStudy,
  press,
  type Study,
  studyChannel,
  textOf,
  visitOf,
} from '../support/study.ts';

const members = ['Ada', 'Ben', 'Cy', 'Di', 'Eve'];

describeOnEachDatabase('a question that members flag', (open) => {
  /** The first question, revealed: Ada picked the right option, the others the first. */
  async function revealed(): Promise<Study & { first: string }> {
    const study = await openStudy((await open()).store);
    await study.plan({ leaderboard: { day: 5, time: '15:00' } });
    await study.goTo('Mon 09:00');
    const [question] = study.platform.posted;
    if (!question) throw new Error('nothing was posted');
    for (const name of members) await study.ask(name, press(question.message, name === 'Ada' ? 'B' : 'A'));
    await study.goTo('Mon 16:05');
    return { ...study, first: question.id };
  }

  const flag = (study: Study, name: string, reason = 'Both are right') =>
    study.submit(name, { type: 'flag', post: 1 }, { reason });

  const points = async (study: Study, name: string) => textOf(await study.ask(name, '/study progress'));

  const shown = ({ platform }: Study, start: string) =>
    platform.posted.filter(({ message }) => message.summary.startsWith(start)).map(({ message }) => message);

  it('is flagged below its verdict and its reveal, with a reason', async () => {
    const study = await revealed();
    const verdict = await study.ask('Ben', { type: 'answer', post: 1, option: 0 });
    expect(buttonsOf(verdict).map(({ label }) => label)).toContain('Flag this question');
    const [reveal] = shown(study, 'The answer to');
    expect(
      formOf(await study.ask('Ben', press(reveal ?? fail(), 'Flag this question'))).fields[0],
    ).toMatchObject({
      label: 'What is wrong with it?',
    });
    expect(formOf(await flag(study, 'Ben', '  ')).fields[0]?.problem).toBe(
      'Say in a few words what is wrong.',
    );
    expect(textOf(await flag(study, 'Ben'))).toContain('Thank you.');
    expect(textOf(await flag(study, 'Ben', 'Really'))).toContain('You have flagged this question already.');
  });

  it('is brought to the organisers in private, once, without names', async () => {
    const study = await revealed();
    await flag(study, 'Ben', 'A is right as well');
    await flag(study, 'Cy');
    await study.goTo('Mon 16:10');
    const told = study.platform.whispered.filter(({ message }) => textOf(message).includes('/study rulings'));
    expect(told.map(({ member }) => member)).toEqual(['olive']);
    const shownToOlive = textOf(await study.ask('Olive', '/study rulings'));
    expect(shownToOlive).toContain('Flagged question 1 of 1\n2 members flagged it, 5 people answered it.');
    expect(shownToOlive).toContain('“Both are right”');
    expect(shownToOlive).toContain('“A is right as well”');
    expect(shownToOlive).not.toMatch(/Ben|Cy/);
  });

  it('gives points to whoever picked an option that an organiser accepts, and says so in one line', async () => {
    const study = await revealed();
    await flag(study, 'Ben');
    expect(await points(study, 'Ben')).toContain('Points: 0\n');
    const rulings = await study.ask('Olive', '/study rulings');
    expect(textOf(await study.ask('Olive', press(rulings, 'Accept A too')))).toContain(
      'Ruled: A counts as right as well.',
    );
    expect(await points(study, 'Ben')).toContain('Points: 2\n');
    expect(await points(study, 'Ada')).toContain('Points: 2\n');
    const [announced] = shown(study, 'The organisers ruled');
    expect(textOf(announced ?? fail())).toContain(
      'counts as right as well. Points were put right for 4 people.',
    );
    expect(textOf(shown(study, 'The answer to')[0] ?? fail())).toContain(
      'Ruling: A counts as right as well.',
    );
    const again = textOf(await study.ask('Ben', { type: 'answer', post: 1, option: 0 }));
    expect(again).toContain(
      'Right!\nYou earned 2 of 2 points.\nThe organisers ruled: A counts as right as well.',
    );
    expect(textOf(await study.ask('Olive', '/study rulings'))).toContain('No question is flagged.');
  });

  it('counts for nobody once it is void, until an organiser keeps it after all', async () => {
    const study = await revealed();
    const board = async () => textOf(await study.ask('Ada', '/study leaderboard'));
    const before = await board();
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    expect(await points(study, 'Ada')).toContain('Points: 0\n');
    await study.ask('Olive', { type: 'rule-keep', post: 1 });
    expect(await board()).toBe(before);
    expect(shown(study, 'The organisers ruled').map(textOf).at(-1)).toContain(
      'it counts as it was asked. Points were put right for 5 people',
    );
  });

  it('is ruled on once, however often the same click is delivered', async () => {
    const study = await revealed();
    const accept = { type: 'rule-accept', post: 1, option: 0 } as const;
    await Promise.all([1, 2, 3].map(() => study.ask('Olive', accept, 'the same click')));
    expect(shown(study, 'The organisers ruled')).toHaveLength(1);
    expect(await points(study, 'Ben')).toContain('Points: 2\n');
    expect(await decisions(study.store)).toHaveLength(1);
  });

  it('is not announced where it is simply kept', async () => {
    const study = await revealed();
    await flag(study, 'Ben');
    await study.ask('Olive', { type: 'rule-keep', post: 1 });
    expect(shown(study, 'The organisers ruled')).toEqual([]);
  });

  it('is not asked again while it waits for a ruling, nor after it was found wrong', async () => {
    const study = await revealed();
    const asksIt = async (moment: string) => {
      await study.goTo(moment);
      const [latest] = await study.store.latestQuestions(1, 1);
      return latest?.question?.id;
    };
    for (const name of ['Ben', 'Cy', 'Di']) await flag(study, name);
    expect(textOf(await study.ask('Olive', '/study rulings'))).toContain(
      'It is not asked again until somebody',
    );
    const asked: (string | undefined)[] = [];
    for (const day of ['Tue', 'Wed', 'Thu', 'Fri']) asked.push(await asksIt(`${day} 09:00`));
    expect(asked).not.toContain('order');
  });

  it('cannot be ruled on while it is open, which would give its answer away', async () => {
    const study = await openStudy((await open()).store);
    await study.plan();
    await study.goTo('Mon 09:00');
    await flag(study, 'Ben', 'Odd');
    const rulings = await study.ask('Olive', '/study rulings');
    expect(textOf(rulings)).toContain('It is still open. You can rule once it is revealed.');
    expect(textOf(rulings)).not.toContain(' right');
    expect(buttonsOf(rulings)).toEqual([]);
    expect(textOf(await study.ask('Olive', { type: 'rule-void', post: 1 }))).toContain('still open');
    expect(await decisions(study.store)).toEqual([]);
  });

  it('is not shown with its key, nor ruled on, while the same question is open as another post', async () => {
    const study = await openStudy((await open()).store);
    await study.plan();
    const practice = await study.ask('Ben', { type: 'quiz-term', pack: 'small', term: 'queue' });
    const [first] = buttonsOf(practice);
    if (!first || !('post' in first.action)) throw new Error('no practice question');
    const practised = await study.store.post(first.action.post);
    await study.plan({}, 'study');
    await study.goTo('Mon 09:00');
    for (let day = 0; (await openQuestion(study)) !== practised?.question?.id && day < 5; day++)
      await study.ask('Olive', '/study now');
    expect(await openQuestion(study)).toBe(practised?.question?.id);
    await study.submit('Ben', { type: 'flag', post: first.action.post }, { reason: 'Odd' });
    expect(textOf(await study.ask('Olive', '/study rulings'))).toContain('It is still open.');
    const ruled = await study.ask('Olive', { type: 'rule-void', post: first.action.post });
    expect(textOf(ruled)).toContain('still open');
  });

  it('has its option named by text to everybody, because letters differ from post to post', async () => {
    const study = await revealed();
    await study.ask('Olive', { type: 'rule-accept', post: 1, option: 0 });
    expect(textOf(shown(study, 'The organisers ruled')[0] ?? fail())).toContain(
      '“The smallest” counts as right as well',
    );
  });

  it('is announced once where two organisers decide the same', async () => {
    const study = await revealed();
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    expect(shown(study, 'The organisers ruled')).toHaveLength(1);
  });

  it('shows the ruling to whoever did not answer it, too', async () => {
    const study = await revealed();
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    expect(textOf(await study.ask('Zoe', '/study today'))).toContain('this question counts for nobody');
    const late = await study.ask('Zoe', { type: 'answer', post: 1, option: 0 });
    expect(textOf(late)).toContain('this question counts for nobody');
  });

  it('is none of another channel’s business', async () => {
    const study = await revealed();
    await study.plan({}, 'other');
    const visit = visitOf('Olive', 'other');
    const reply = await study.app.handle({
      type: 'action',
      id: 'x',
      visit,
      action: { type: 'rule-void', post: 1 },
    });
    expect(textOf(reply)).toContain('not one of this channel’s');
  });

  const openQuestion = async (study: Study) => (await study.store.latestQuestions(1, 1))[0]?.question?.id;

  const decisions = async (store: Store) => {
    const channel = await store.findChannel(studyChannel);
    return store.decisions({ channelId: channel?.id ?? 0, pack: 'small', question: 'order' });
  };
});

function fail(): never {
  throw new Error('there is none');
}

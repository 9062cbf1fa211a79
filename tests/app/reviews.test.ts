import { expect, it } from 'vitest';
import type { Action } from '../../src/message/action.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { asked, respond } from '../support/responding.ts';
import { buttonsOf, monday, openStudy, press, type Study, textOf, visitOf } from '../support/study.ts';

const onCaches: Action = { type: 'quiz-chapter', pack: 'small', chapter: 2 };

describeOnEachDatabase('a review', (open) => {
  /** A study that asks on Mondays only, a minute after Ben has missed its first question. */
  async function afterMiss(): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan({ days: [1] });
    await study.goTo('Mon 09:00');
    await respond(study, await study.ask('Ben', '/study today'), false);
    return study;
  }

  it('begins with what was missed, by a sibling of the question, and goes on until nothing is due', async () => {
    const study = await afterMiss();
    await respond(study, await study.ask('Ben', onCaches), true);
    await later(study, 6);
    const first = await study.ask('Ben', '/study review');
    expect(textOf(first)).toContain('Review: 2 due');
    expect(await asked(study, first)).toMatchObject({ concepts: ['backlog'], id: 'properties' });
    const verdict = await respond(study, first, true);
    const second = await study.ask('Ben', press(verdict, 'Next: 1 due'));
    expect(textOf(second)).toContain('Review: 1 due');
    expect(await asked(study, second)).toMatchObject({ concepts: ['staleness'] });
    const last = await respond(study, second, false);
    expect(textOf(last)).toContain('Nothing more is due. Next: tomorrow.');
    expect(buttonsOf(last).map(({ label }) => label)).not.toContainEqual(expect.stringMatching(/^Next/));
    const after = await study.ask('Ben', '/study review');
    expect(textOf(after)).toContain('All done: nothing is due for review. Next: tomorrow.');
    await later(study, 7);
    expect(await asked(study, await study.ask('Ben', '/study review'))).toMatchObject({
      concepts: ['staleness'],
    });
  });

  it('earns no points', async () => {
    const study = await afterMiss();
    await later(study, 6);
    const verdict = await respond(study, await study.ask('Ben', '/study review'), true);
    expect(textOf(verdict)).toContain('Practice earns no points.');
    const { id } = await study.store.memberFor(visitOf('Ben').member, 'Ben');
    expect((await study.store.scoreOf(1, id, null, study.platform.clock.now()))?.answers).toBe(1);
  });

  it('asks no question that is open as a question of the day, in whichever channel', async () => {
    const study = await afterMiss();
    await later(study, 7, 1);
    const [openNow] = await study.store.openQuestions(1, study.platform.clock.now());
    expect(openNow?.question?.id).toBe('properties');
    const there = {
      id: 'there',
      visit: visitOf('Ben', 'other'),
      type: 'text',
      text: '/study review',
    } as const;
    for (const reply of [await study.ask('Ben', '/study review'), await study.app.handle(there)])
      expect(await asked(study, reply)).toMatchObject({ concepts: ['backlog'], id: 'endless' });
  });

  it('says so where all that could be asked is open or waits to be posted', async () => {
    const study = await afterMiss();
    await giveUp(study, 'endless', 'overload', 'order');
    study.platform.connect(false);
    await later(study, 7, 1);
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('cannot be asked right now');
    study.platform.connect(true);
    await study.app.tick(study.platform);
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('cannot be asked right now');
  });

  it('says so as well below the last answer', async () => {
    const study = await afterMiss();
    await giveUp(study, 'endless', 'overload', 'order');
    await respond(study, await study.ask('Ben', onCaches), false);
    await later(study, 7, 1);
    const last = await respond(study, await study.ask('Ben', '/study review'), true);
    expect(textOf(last)).toContain('Nothing more can be asked right now: the rest is open');
    expect(textOf(last)).not.toContain('Nothing more is due');
  });

  it('passes over what can never be asked again', async () => {
    const study = await afterMiss();
    await giveUp(study, 'properties', 'endless', 'overload', 'order');
    await later(study, 6);
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('All done: nothing is due for review.');
  });

  it('is the same question when it is asked for again, until it is answered', async () => {
    const study = await afterMiss();
    await later(study, 6);
    const [first, second] = [
      await study.ask('Ben', '/study review'),
      await study.ask('Ben', '/study review'),
    ];
    expect(buttonsOf(second)).toEqual(buttonsOf(first));
    await respond(study, first, false);
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('nothing is due for review');
    await later(study, 7);
    expect(buttonsOf(await study.ask('Ben', '/study review'))).not.toEqual(buttonsOf(first));
  });

  it('comes the day after a miss, whatever was answered right in the meantime', async () => {
    const study = await afterMiss();
    const onQueues: Action = { type: 'quiz-chapter', pack: 'small', chapter: 1 };
    await respond(study, await study.ask('Ben', onQueues), true);
    await later(study, 1);
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('Review: 1 due');
  });

  it('forgets a question that was declared void', async () => {
    const study = await afterMiss();
    await study.goTo('Mon 16:05');
    await later(study, 6);
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('Review: 1 due');
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    expect(textOf(await study.ask('Ben', '/study review'))).toContain('nothing to review yet');
  });

  it('knows what was answered in other channels, and in practice', async () => {
    const study = await openStudy((await open()).store);
    const there = { id: 'there', visit: visitOf('Ben', 'other'), type: 'action', action: onCaches } as const;
    const practice = await study.app.handle(there);
    const { post } = press(practice, buttonsOf(practice)[0]?.label ?? '') as { post: number };
    await study.app.handle({ ...there, id: 'answer', action: { type: 'answer', post, option: 0 } });
    await study.plan();
    study.platform.moveTo(monday.add({ hours: 24 * 5 }));
    const review = await study.ask('Ben', '/study review');
    expect(await asked(study, review)).toMatchObject({ concepts: ['staleness'] });
    expect(textOf(await study.ask('Mei', '/study review'))).toContain('nothing to review yet');
  });

  it('is one question however often it is delivered', async () => {
    const study = await afterMiss();
    await later(study, 6);
    const replies = await Promise.all([1, 2, 3].map(() => study.ask('Ben', '/study review', 'one delivery')));
    expect(new Set(replies.map((reply) => JSON.stringify(buttonsOf(reply)))).size).toBe(1);
  });

  it('is offered on the member’s own page where something is due', async () => {
    const study = await afterMiss();
    const home = async () => {
      const sections = await study.app.home(visitOf('Ben'), () => true);
      return { summary: '', blocks: sections.flatMap(({ blocks }) => blocks) };
    };
    expect(textOf(await home())).not.toContain('due for review');
    await later(study, 6);
    expect(textOf(await home())).toContain('1 thing is due for review.');
    expect(textOf(await study.ask('Ben', press(await home(), 'Review')))).toContain('Review: 1 due');
  });
});

/** Has it ruled of questions that a wrong option counts as well: they are not asked again. */
async function giveUp(study: Study, ...questions: readonly string[]): Promise<void> {
  for (const question of questions)
    await study.store.rule(
      {
        channelId: 1,
        pack: 'small',
        question,
        key: question,
        decision: { type: 'accept', option: 'none' },
        memberId: 1,
        at: monday,
      },
      monday.add({ hours: 24 }),
      () => ({ corrections: [], posts: [] }),
    );
}

/** So many days after the first Monday, 08:00 in Berlin, and hours. */
async function later(study: Study, days: number, hours = 0): Promise<void> {
  study.platform.moveTo(monday.add({ hours: days * 24 + hours }));
  await study.app.tick(study.platform);
}

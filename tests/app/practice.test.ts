import { expect, it } from 'vitest';
import type { Action } from '../../src/message/action.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { buttonsOf, openStudy, press, type Study, textOf, visitOf } from '../support/study.ts';

const inOther = (name: string, text: string) =>
  ({ type: 'text', id: crypto.randomUUID(), visit: visitOf(name, 'other'), text }) as const;
const pressInOther = (name: string, action: Action) =>
  ({ type: 'action', id: crypto.randomUUID(), visit: visitOf(name, 'other'), action }) as const;

describeOnEachDatabase('practice', (open) => {
  /** A study whose first question of the day is the only one that a queue is asked about. */
  async function planned(): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan();
    return study;
  }

  const onQueues: Action = { type: 'quiz-term', pack: 'small', term: 'queue' };

  it('is refused from the moment on at which the same question opens, until it is revealed', async () => {
    const study = await planned();
    const early = await study.ask('Ben', onQueues);
    await study.goTo('Mon 09:00');
    const refused = await study.ask('Ben', press(early, 'A'));
    expect(textOf(refused)).toContain('This is a question of the day in #study by now');
    expect(textOf(refused)).not.toMatch(/First in|Right!|Not this time/);
    await study.goTo('Mon 16:00');
    expect(textOf(await study.ask('Ben', press(early, 'A')))).toContain('Practice earns no points.');
  });

  it('is refused as well where the question is open in another channel of the workspace', async () => {
    const study = await planned();
    const early = await study.app.handle(pressInOther('Ben', onQueues));
    await study.goTo('Mon 09:00');
    const refused = await study.app.handle(pressInOther('Ben', press(early, 'A')));
    expect(textOf(refused)).toContain('This is a question of the day in #study by now');
  });

  it('offers no question that is open anywhere in the workspace', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    for (const reply of [
      await study.ask('Ben', onQueues),
      await study.app.handle(pressInOther('Ben', onQueues)),
    ])
      expect(textOf(reply)).toContain('what asks about it is still open as a question of the day');
    for (let round = 0; round < 6; round++) {
      const reply = await study.app.handle(inOther('Ben', '/study quiz'));
      expect(textOf(reply)).not.toContain('Which item does a queue give back first?');
    }
  });

  it('offers no question that waits to be posted, and is refused where it is the same', async () => {
    const study = await planned();
    const early = await study.ask('Ben', onQueues);
    study.platform.connect(false);
    await study.goTo('Mon 09:00');
    expect(study.platform.posted).toHaveLength(0);
    expect(textOf(await study.ask('Ben', onQueues))).toContain('There is nothing to practise on this');
    expect(textOf(await study.ask('Ben', press(early, 'A')))).toContain('a question of the day in #study');
  });

  it('still shows what somebody answered before the question opened', async () => {
    const study = await planned();
    const early = await study.ask('Ben', onQueues);
    await study.ask('Ben', press(early, 'A'));
    await study.goTo('Mon 09:00');
    expect(textOf(await study.ask('Ben', press(early, 'A')))).toContain('You have answered this one before.');
  });

  it('says so where no question asks about a term at all', async () => {
    const study = await planned();
    const reply = await study.ask('Ben', { type: 'quiz-term', pack: 'small', term: 'channel-queues' });
    expect(textOf(reply)).toContain('No question asks about that yet');
  });

  it('asks one question for one request, however often that is delivered', async () => {
    const study = await planned();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => study.ask('Ben', '/study quiz', 'one delivery')),
    );
    const asked = new Set(replies.map((reply) => JSON.stringify(buttonsOf(reply))));
    expect(asked.size).toBe(1);
    const next = await study.ask('Ben', '/study quiz', 'another');
    expect(asked).not.toContain(JSON.stringify(buttonsOf(next)));
  });
});

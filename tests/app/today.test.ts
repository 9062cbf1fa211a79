import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import {
  buttonsOf,
  messagesOf,
  openStudy,
  press,
  type Study,
  studyChannel,
  textOf,
} from '../support/study.ts';

describeOnEachDatabase('/study today', (open) => {
  async function planned(changes: Parameters<Study['plan']>[0] = {}): Promise<Study> {
    const study = await openStudy((await open()).store);
    await study.plan(changes);
    return study;
  }

  const today = (study: Study, name = 'Ben') => study.ask(name, '/study today');

  it('shows the last question to somebody who missed it, without talk of an answer', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 16:00');
    const text = textOf(await today(study));
    expect(text).toContain('Nothing is open right now. The next one comes on Tue 24 Nov, 09:00.');
    expect(text).toContain('The last question\nWhich item does a queue give back first?');
    expect(text).toContain('It was revealed before you answered it.');
    expect(text).not.toContain('your answer was not scored');
  });

  it('shows the verdict of the last question to somebody who answered it', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    await study.ask('Ben', press(await today(study), 'A'));
    await study.goTo('Mon 16:00');
    expect(textOf(await today(study))).toMatch(/You earned [02] of 2 points/);
  });

  it('promises no question that an organiser has skipped', async () => {
    const study = await planned();
    await study.ask('Olive', '/study skip');
    await study.ask('Olive', '/study skip');
    expect(textOf(await today(study))).toContain('The next one comes on Wed 25 Nov, 09:00.');
    expect((await study.app.nextMoment(studyChannel, 'question'))?.toString()).toBe('2026-11-25T08:00:00Z');
  });

  it('makes each open question a message of its own, so that a tap on one leaves the others', async () => {
    const study = await planned({ times: ['09:00', '10:00'] });
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 10:00');
    const [single, several] = messagesOf(await today(study));
    expect(single.summary).toContain('Which item does a queue give back first?');
    expect(several?.summary).toContain('What does a queue decouple?');
    const draft = await study.ask('Ben', press(several ?? single, 'B'));
    expect(draft).toMatchObject({ type: 'private', replaces: true });
    expect(messagesOf(draft)).toHaveLength(1);
    expect(textOf(draft)).toContain('Picked so far: B');
  });

  it('shows the latest four where more are open, and says how many it leaves out', async () => {
    const study = await planned({ times: ['09:00', '10:00', '11:00'], reveal: { type: 'after', hours: 48 } });
    for (const time of ['Mon 09:00', 'Mon 10:00', 'Mon 11:00', 'Tue 09:00', 'Tue 10:00', 'Tue 11:00'])
      await study.goTo(time);
    const messages = messagesOf(await today(study));
    expect(messages).toHaveLength(5);
    expect(messages.at(-1)?.summary).toBe('Before these, 2 questions are open as well: see in the channel.');
  });

  it('offers nothing to press for a question that is over', async () => {
    const study = await planned();
    await study.goTo('Mon 09:00');
    await study.goTo('Mon 16:00');
    expect(buttonsOf(await today(study)).map(({ label }) => label)).toEqual([
      'Define: Queue',
      'Read: Backlog',
      'Flag this question',
    ]);
  });
});

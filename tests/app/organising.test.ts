import { expect, it } from 'vitest';
import { DeliveryError } from '../../src/app/ports/platform.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, textOf } from '../support/study.ts';

const busy = new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 3_600_000 });

describeOnEachDatabase('an organiser', (open, execute) => {
  const study = async () => openStudy((await open()).store);

  const titles = ({ platform }: Study) => platform.posted.map(({ message }) => message.summary.split(':')[0]);

  it('pauses and resumes without making up for what the pause held back', async () => {
    const one = await study();
    await one.plan();
    await one.ask('Olive', '/study pause');
    await one.goTo('Mon 09:00');
    expect(one.platform.posted).toEqual([]);
    expect(textOf(await one.ask('Olive', '/study status'))).toContain(
      'Paused. By Olive on Mon 23 Nov, 08:00.',
    );
    await one.goTo('Mon 10:00');
    expect(textOf(await one.ask('Olive', '/study resume'))).toContain('Next: Question on Tue 24 Nov, 09:00.');
    await one.goTo('Mon 10:01');
    expect(one.platform.posted).toEqual([]);
    await one.goTo('Tue 09:00');
    expect(titles(one)).toEqual(['Question of the day']);
  });

  it('leaves out the question that an organiser skips, and goes on with the next', async () => {
    const one = await study();
    await one.plan();
    expect(textOf(await one.ask('Olive', '/study skip'))).toBe('Skipped: Question on Mon 23 Nov, 09:00.');
    await one.goTo('Mon 09:00');
    expect(one.platform.posted).toEqual([]);
    expect(textOf(await one.ask('Olive', '/study status'))).toContain('not posted, skipped by Olive');
    await one.goTo('Tue 09:00');
    expect(titles(one)).toEqual(['Question of the day']);
  });

  it('is told on every day of a pause that it is why nothing comes', async () => {
    const one = await study();
    await one.plan();
    await one.ask('Olive', '/study pause');
    for (const moment of ['Mon 10:00', 'Tue 10:00', 'Sat 10:00']) {
      await one.goTo(moment);
      const status = textOf(await one.ask('Olive', '/study status'));
      expect(status).toContain('No post today: the plan is paused.');
    }
  });

  it('pauses what waits to be sent as well', async () => {
    const one = await study();
    await one.plan();
    one.platform.failWith(busy);
    await one.goTo('Mon 09:00');
    await one.ask('Olive', '/study pause');
    one.platform.failWith();
    await execute('update posts set free_at = now()');
    await one.goTo('Mon 09:10');
    expect(one.platform.posted).toEqual([]);
    expect(textOf(await one.ask('Olive', '/study status'))).toContain(
      'Question of 09:00: not posted, the plan was paused.',
    );
  });

  it('cannot post or announce while the plan is paused', async () => {
    const one = await study();
    await one.plan();
    await one.ask('Olive', '/study pause');
    for (const line of ['/study now', '/study announce']) {
      expect(textOf(await one.ask('Olive', line))).toContain('/study resume goes on.');
    }
    await one.goTo('Mon 08:01');
    expect(one.platform.calls).toBe(0);
  });

  it.each([
    ['/study now', 'The question is posted.', 'Question of the day'],
    ['/study announce', 'The leaderboard is announced.', 'Leaderboard'],
  ])('posts at once with %s, a single time however often it is delivered', async (line, reply, title) => {
    const one = await study();
    await one.plan();
    const asked = [1, 2, 3].map(() => one.ask('Olive', line, 'the same'));
    expect((await Promise.all(asked)).map((given) => textOf(given))).toContain(reply);
    expect(titles(one)).toEqual([title]);
    expect(textOf(await one.ask('Olive', line, 'the same'))).toBe(reply);
    expect(titles(one)).toEqual([title]);
    await one.ask('Olive', line, 'another');
    expect(titles(one)).toEqual([title, title]);
  });

  it('gets another question than the slot that comes just then', async () => {
    const { store } = await open();
    const one = await openStudy(store);
    await one.plan();
    let ticked = false;
    const usedQuestions: Store['usedQuestions'] = async (ids) => {
      const used = await store.usedQuestions(ids);
      if (!ticked) await one.goTo('Mon 09:00');
      ticked = true;
      return used;
    };
    const other = await openStudy({ ...store, usedQuestions }, undefined, { platform: one.platform });
    await other.ask('Olive', '/study now');
    const questions = (await store.usedQuestions([1])).get(1)?.map(({ question }) => question);
    expect(new Set(questions).size).toBe(2);
  });

  it('gives an hour to answer what is posted just before the time of the reveal', async () => {
    const one = await study();
    await one.plan({ times: ['23:00'] });
    await one.goTo('Mon 15:59');
    await one.ask('Olive', '/study now');
    const [question] = one.platform.posted;
    expect(question && textOf(question.message)).toContain('16:59');
    await one.goTo('Mon 16:58');
    expect(textOf(await one.ask('Ben', { type: 'answer', post: 1, option: 0 }))).toContain('You earned');
  });

  it('is told that a question is on its way, and why it is not there yet', async () => {
    const one = await study();
    await one.plan();
    one.platform.failWith(busy);
    expect(textOf(await one.ask('Olive', '/study now'))).toBe(
      'It is on its way: the platform is busy, so it is tried again. /study status shows how it goes on.',
    );
    one.platform.connect(false);
    expect(textOf(await one.ask('Olive', '/study now'))).toBe(
      'It is on its way. /study status shows how it goes on.',
    );
  });

  it('waits for no other channel', async () => {
    const one = await study();
    await one.plan();
    await one.plan({}, 'other');
    const held = one.platform.hold('send');
    const ticking = one.goTo('Mon 09:00');
    await held.begun;
    await one.ask('Olive', '/study now');
    held.release();
    await ticking;
    expect(one.platform.posted.length).toBeGreaterThanOrEqual(2);
  });
});

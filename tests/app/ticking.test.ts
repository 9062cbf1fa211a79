import { expect, it } from 'vitest';
import { DeliveryError } from '../../src/app/ports/platform.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, press, type Study, smallPack, studyChannel, textOf } from '../support/study.ts';

describeOnEachDatabase('a plan', (open) => {
  const study = async () => openStudy((await open()).store);

  const titles = ({ platform }: Study) => platform.posted.map(({ message }) => message.summary.split(':')[0]);

  it('posts the question at its time, and not before', async () => {
    const one = await study();
    await one.plan();
    await one.goTo('Mon 08:59');
    expect(one.platform.posted).toEqual([]);
    await one.goTo('Mon 09:00');
    expect(titles(one)).toEqual(['Question of the day']);
  });

  it('posts once, however many processes tick at once', async () => {
    const [first, second] = [await study(), await study()];
    await first.plan();
    await Promise.all([first, first, second, second].map((one) => one.goTo('Mon 09:00')));
    expect([...first.platform.posted, ...second.platform.posted]).toHaveLength(1);
  });

  it('reveals the answer in the post, with the spread and who was right, and opens a thread', async () => {
    const one = await study();
    await one.plan();
    await one.goTo('Mon 09:00');
    const [question] = one.platform.posted;
    const options =
      question?.message.blocks.flatMap((block) => (block.type === 'options' ? block.options : [])) ?? [];
    const letter = (text: string) => options.find((line) => line.text[0]?.text === text)?.label ?? '';
    const message = question?.message ?? { summary: '', blocks: [] };
    await one.ask('Ben', press(message, letter('The oldest')));
    await one.ask('Mei', press(message, letter('The newest')));
    await one.ask('Tomas', press(message, letter('The oldest')));
    await one.ask('Tomas', { type: 'hide', hidden: true });
    await one.goTo('Mon 16:00');
    const revealed = textOf(one.platform.posted[0]?.message ?? message);
    expect(revealed).toContain(`${letter('The oldest')} The oldest right 2/3`);
    expect(revealed).toContain(`${letter('The newest')} The newest 1/3`);
    expect(revealed).toContain('Why: A queue keeps the order of arrival.');
    expect(revealed).toContain('3 people answered, 2 had it right: Ben and 1 more.');
    expect(one.platform.posted[1]).toMatchObject({ thread: question?.id });
    expect(one.platform.posted).toHaveLength(2);
  });

  it('makes up for the latest missed slot within the grace period, and records the rest', async () => {
    const one = await study();
    await one.plan();
    await one.goTo('Wed 12:00');
    expect(titles(one)).toEqual(['Question of the day']);
    expect(textOf(await one.ask('Olive', '/study status'))).toContain('Question of 09:00: posted at 12:00.');
    await one.goTo('Thu 14:00');
    const status = textOf(await one.ask('Olive', '/study status'));
    expect(status).toContain('Question of 09:00: not posted, missed by more than 4 hours.');
  });

  it('announces the week’s leaderboard: places, ties and streaks, and nobody who hides', async () => {
    const one = await study();
    await one.plan();
    for (const day of ['Mon', 'Tue']) {
      await one.goTo(`${day} 09:00`);
      const message = one.platform.posted.filter(({ thread }) => !thread).at(-1)?.message;
      if (!message) throw new Error('no post');
      const open = await one.ask('Ben', '/study today');
      const { post } = press(open, 'A') as { post: number };
      for (const name of ['Ben', 'Mei', 'Tomas'])
        await one.ask(name, { type: 'submit', post, picks: [0, 1, 2] });
    }
    await one.ask('Tomas', { type: 'hide', hidden: true });
    await one.goTo('Fri 16:00');
    const board = one.platform.posted.find(({ message }) => message.summary.startsWith('Leaderboard'));
    expect(board && textOf(board.message)).toMatch(/^Leaderboard: week to Fri 27 Nov/);
    expect(board && textOf(board.message)).not.toContain('Tomas');
  });

  it('skips a slot with its reason when the pack is gone, and says so in the status', async () => {
    const { store } = await open();
    const one = await openStudy(store, [{ ...(await smallPack()), id: 'other' }]);
    await one.plan({ pack: 'gone' });
    await one.goTo('Mon 09:00');
    expect(one.platform.posted).toEqual([]);
    const status = textOf(await one.ask('Olive', '/study status'));
    expect(status).toContain('Question of 09:00: not posted, the pack “gone” is not installed.');
    expect(textOf(await one.ask('Ben', '/study quiz'))).toContain('is not installed any more');
  });

  it('tells organisers in private, once, when fewer than ten unused questions are left', async () => {
    const one = await study();
    await one.plan();
    await one.goTo('Mon 09:00');
    await one.goTo('Tue 09:00');
    expect(one.platform.whispered).toHaveLength(1);
    expect(one.platform.whispered[0]?.member).toBe('olive');
    expect(one.platform.whispered[0]?.message.summary).toContain(
      '5 questions of “A small pack” not asked here yet',
    );
  });

  it('keeps what somebody was asked although the pack has changed since', async () => {
    const { store } = await open();
    const before = await openStudy(store);
    await before.plan();
    await before.goTo('Mon 09:00');
    const pack = await smallPack();
    const emptied = { ...pack, chapters: pack.chapters.map((chapter) => ({ ...chapter, questions: [] })) };
    const after = await openStudy(store, [emptied]);
    after.platform.moveTo(before.platform.clock.now());
    expect(textOf(await after.ask('Ben', { type: 'answer', post: 1, option: 0 }))).toContain('You earned');
  });

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

  it('posts at once when an organiser asks, a single time for a double click', async () => {
    const one = await study();
    await one.plan();
    const replies = await Promise.all([one.ask('Olive', '/study now'), one.ask('Olive', '/study now')]);
    expect(replies.map((reply) => textOf(reply)).sort()).toEqual([
      'That was posted a moment ago.',
      'The question is posted.',
    ]);
    expect(titles(one)).toEqual(['Question of the day']);
    await one.goTo('Mon 09:00');
    expect(titles(one)).toEqual(['Question of the day', 'Question of the day']);
  });
});

describeOnEachDatabase('delivering', (open, execute) => {
  const busy = new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 0 });
  const gone = new DeliveryError('the channel is archived', { permanent: true });

  async function planned(store: Store): Promise<Study> {
    const one = await openStudy(store);
    await one.plan();
    return one;
  }

  it('tries again later when the platform fails, and says so in the status meanwhile', async () => {
    const one = await planned((await open()).store);
    one.platform.failWith(
      new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 3_600_000 }),
    );
    await one.goTo('Mon 09:00');
    expect(textOf(await one.ask('Olive', '/study status'))).toContain(
      'still trying (1 tries so far): the platform is busy',
    );
    one.platform.failWith();
    await execute('update posts set free_at = now()');
    await one.goTo('Mon 09:01');
    expect(one.platform.posted).toHaveLength(1);
  });

  it('gives up where trying again is pointless, with the reason', async () => {
    const one = await planned((await open()).store);
    one.platform.failWith(gone);
    await one.goTo('Mon 09:00');
    expect(textOf(await one.ask('Olive', '/study status'))).toContain('given up: the channel is archived');
    one.platform.failWith();
    await one.goTo('Mon 16:00');
    expect(one.platform.posted).toEqual([]);
  });

  it('does not let a channel that fails hold up another', async () => {
    const { store } = await open();
    const one = await planned(store);
    const other = await store.channelFor({ ...studyChannel, channel: 'other' }, 'other');
    const plan = await store.planOf((await store.channelFor(studyChannel, 'study')).id);
    if (!plan) throw new Error('no plan');
    await store.savePlan({ ...plan, channelId: other.id, organiser: null });
    one.platform.failWith(busy, { channel: 'study' });
    await one.goTo('Mon 09:00');
    expect(one.platform.posted.map(({ channel }) => channel)).toEqual(['other']);
  });

  it('opens the thread later when only that failed, without revealing twice', async () => {
    const one = await planned((await open()).store);
    await one.goTo('Mon 09:00');
    one.platform.failWith(
      new DeliveryError('no threads now', { permanent: false, retryAfterMs: 3_600_000 }),
      { thread: true },
    );
    await one.goTo('Mon 16:00');
    expect(one.platform.posted[0]?.message.summary).toContain('The answer to:');
    expect(one.platform.posted).toHaveLength(1);
    one.platform.failWith();
    await execute('update posts set free_at = now()');
    await one.goTo('Mon 16:01');
    expect(one.platform.posted[1]).toMatchObject({ thread: 'm1' });
  });
});

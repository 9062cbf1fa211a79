import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { momentOf, openStudy, press, type Study, smallPack, textOf } from '../support/study.ts';

describeOnEachDatabase('a plan', (open, execute) => {
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
      '5 questions of “A small pack” have not been asked here yet',
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

  it('keeps what was promised when its time is moved within a day', async () => {
    const one = await study();
    await one.plan();
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 10:00');
    expect(await reschedule(one, { times: '14:00' })).toContain('Next: Question on Mon 23 Nov, 14:00.');
    await one.goTo('Mon 14:00');
    expect(titles(one)).toEqual(['Question of the day', 'Question of the day']);
  });

  it('posts at the new time what was skipped at the old one', async () => {
    const one = await study();
    await one.plan();
    await one.ask('Olive', '/study skip');
    await reschedule(one, { times: '14:00' });
    await one.goTo('Mon 14:00');
    expect(titles(one)).toEqual(['Question of the day']);
  });

  it('keeps its time when it moves to another zone on the same day', async () => {
    const one = await study();
    await one.plan();
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 10:00');
    expect(await reschedule(one, { zone: 'America/New_York' })).toContain('Question on Mon 23 Nov, 09:00.');
    await one.goTo('Mon 15:00');
    expect(titles(one)).toEqual(['Question of the day', 'Question of the day']);
  });

  it('is paused with its reason where it cannot be carried out, and holds up no other', async () => {
    const one = await study();
    await one.plan();
    await one.plan({}, 'other');
    await execute(`update plans set plan = jsonb_set(plan, '{zone}', '"Mars/Base"') where channel_id = 1`);
    await one.goTo('Mon 09:00');
    expect(one.platform.posted.map(({ channel }) => channel)).toEqual(['other']);
    const told = () => one.platform.whispered.filter(({ message }) => message.summary.includes('MARS/BASE'));
    expect(told()).toMatchObject([{ member: 'olive' }]);
    await one.goTo('Tue 09:00');
    expect(told()).toHaveLength(1);
  });

  it('is left to a newer version where it cannot be read, and neither paused nor in anybody’s way', async () => {
    const one = await study();
    await one.plan();
    await one.plan({}, 'other');
    await setOrder('spiral', 'channel_id = 1');
    await one.goTo('Mon 09:00');
    expect(one.platform.posted.map(({ channel }) => channel)).toEqual(['other']);
    await setOrder('reading', 'channel_id = 1');
    await one.goTo('Mon 09:01');
    expect(one.platform.posted.map(({ channel }) => channel)).toEqual(['other', 'study']);
  });

  it('is carried out however many that cannot be read come before it, of which one line tells', async () => {
    const { store } = await open();
    const one = await openStudy(store);
    await one.plan();
    await execute(`
      insert into channels (platform, workspace, channel, name)
        select 'loop', 'team', 'c' || n, 'c' || n from generate_series(1, 300) n;
      insert into plans (channel_id, platform, plan, organisers, handled_until, due_at)
        select channels.id, 'loop', plan, organisers, handled_until, due_at - interval '1 hour'
        from plans, channels where channels.id > 1`);
    await setOrder('spiral', 'channel_id > 1');
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    const app = createApp({ store, packs: [await smallPack()], log });
    app.add(one.platform);
    one.platform.moveTo(momentOf('Mon 09:00'));
    await app.tick(one.platform);
    expect(one.platform.posted).toMatchObject([{ channel: 'study' }]);
    expect(lines).toEqual([
      expect.stringMatching(/"channels":\[2,.*"reason":".*only a newer version can read/),
    ]);
  });

  it.each([
    ['the first', 1, 'properties'],
    ['the second', 2, 'ttl'],
  ])(
    'with order adaptive asks again about what the group has missed, such as %s concept',
    async (_, missed, id) => {
      const one = await study();
      await one.plan({ order: 'adaptive' });
      expect([await answerOn(one, 'Mon', missed !== 1), await answerOn(one, 'Tue', missed !== 2)]).toEqual([
        'order',
        'stale',
      ]);
      await one.goTo('Wed 09:00');
      expect((await one.store.latestQuestions(1, 1))[0]?.question?.id).toBe(id);
    },
  );

  /** Two channels that study by order adaptive, in which Ben and Mei have answered, and one that doesn't. */
  async function twoAdaptive(): Promise<Study> {
    const one = await study();
    await one.plan({ order: 'adaptive' });
    await one.plan({ order: 'adaptive', times: ['10:00'] }, 'second');
    await answerOn(one, 'Mon', true);
    await one.goTo('Mon 10:00');
    const [post] = await one.store.latestQuestions(2, 1);
    await one.ask('Mei', { type: 'answer', post: post?.id ?? 0, option: 0 });
    await one.plan({ order: 'adaptive' }, 'second');
    await one.plan({}, 'plain');
    return one;
  }

  /** Another process on the same platform and store, but for how memories are read. */
  const rememberingBy = async ({ store, platform }: Study, recallsOf: Store['recallsOf']) =>
    openStudy({ ...store, recallsOf }, undefined, { platform });

  const channelsOf = ({ platform }: Study) =>
    platform.posted.filter(({ thread }) => !thread).map(({ channel }) => channel);

  it('is posted before the memories of other channels are looked at', async () => {
    const one = await twoAdaptive();
    const before = channelsOf(one).length;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = await rememberingBy(one, async (...wanted) => {
      await released;
      return one.store.recallsOf(...wanted);
    });
    const tick = slow.goTo('Tue 09:00');
    await expect.poll(() => channelsOf(one).slice(before)).toEqual(['plain']);
    release();
    await tick;
    expect(channelsOf(one).slice(before).sort()).toEqual(['plain', 'second', 'study']);
  });

  it('asks for nobody’s memories where only a leaderboard is due', async () => {
    const one = await twoAdaptive();
    await one.goTo('Fri 15:59');
    const forgetful = await rememberingBy(one, () => Promise.reject(new Error('asked for memories')));
    const answerersIn = vi.spyOn(forgetful.store, 'answerersIn');
    await forgetful.goTo('Fri 16:00');
    expect(answerersIn).not.toHaveBeenCalled();
    expect(titles(one).filter((title) => title === 'Leaderboard')).toHaveLength(3);
  });

  it('is carried out where it cannot be found out what a member remembers', async () => {
    const one = await twoAdaptive();
    const before = channelsOf(one).length;
    const forgetful = await rememberingBy(one, () => Promise.reject(new Error('no memory')));
    await forgetful.goTo('Tue 09:00');
    expect(channelsOf(one).slice(before).sort()).toEqual(['plain', 'second', 'study']);
  });

  it('is settled as far as it is decided once the process is to end, and no other is begun', async () => {
    const one = await twoAdaptive();
    const before = channelsOf(one).length;
    const ending = await rememberingBy(one, (...wanted) => {
      void ending.app.stop();
      return one.store.recallsOf(...wanted);
    });
    await ending.goTo('Tue 09:00');
    const planned = await Promise.all([1, 2].map((channel) => one.store.postsOn(channel, '2026-11-24')));
    expect(planned.flat().map(({ state }) => state)).toEqual(['planned']);
    await one.goTo('Tue 09:01');
    expect(channelsOf(one).slice(before).sort()).toEqual(['plain', 'second', 'study']);
  });

  /** The question of the day, answered by two members. @returns its id */
  async function answerOn(
    { goTo, store, ask }: Study,
    day: string,
    right: boolean,
  ): Promise<string | undefined> {
    await goTo(`${day} 09:00`);
    const [post] = await store.latestQuestions(1, 1);
    const option = post?.question?.options.findIndex((candidate) => candidate.right === right) ?? -1;
    for (const name of ['Ben', 'Mei']) await ask(name, { type: 'answer', post: post?.id ?? 0, option });
    return post?.question?.id;
  }

  const setOrder = (order: string, where: string) =>
    execute(`update plans set plan = jsonb_set(plan, '{order}', '"${order}"') where ${where}`);
});

/** Changes the schedule as an organiser does. @returns what they are told when they save */
async function reschedule(one: Study, changes: Record<string, string>): Promise<string> {
  const values = { days: 'mon-fri', times: '09:00', zone: 'Europe/Berlin', breaks: 'none', grace: '4h' };
  await one.ask('Olive', '/study setup');
  const preview = await one.submit('Olive', { type: 'setup-schedule' }, { ...values, ...changes });
  return textOf(await one.ask('Olive', press(preview, 'Save the plan')));
}

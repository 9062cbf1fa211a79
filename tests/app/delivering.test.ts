import { afterEach, expect, it, vi } from 'vitest';
import { DeliveryError } from '../../src/app/ports/platform.ts';
import { type Store, StoreUnavailable } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { loopPlatform } from '../support/loop-platform.ts';
import { monday, openStudy, type Study, textOf } from '../support/study.ts';

const broken = new DeliveryError('no threads now', { permanent: false });
const busy = new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 3_600_000 });
const patient = new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 60_000 });
const impatient = new DeliveryError('the platform is busy', { permanent: false, retryAfterMs: 0 });
const deleted = new DeliveryError('the message was deleted', { permanent: true });
const archived = new DeliveryError('the channel is archived', { permanent: true, scope: 'channel' });

describeOnEachDatabase('delivering', (open, execute) => {
  afterEach(() => vi.restoreAllMocks());

  async function planned(store?: Store): Promise<Study> {
    const one = await openStudy(store ?? (await open()).store);
    await one.plan();
    return one;
  }

  const status = async (one: Study) => textOf(await one.ask('Olive', '/study status'));
  const freeAll = () => execute('update posts set free_at = now()');
  const titles = ({ platform }: Study) => platform.posted.map(({ message }) => message.summary.split(':')[0]);

  it('tries again later when the platform fails, and says so in the status meanwhile', async () => {
    const one = await planned();
    one.platform.failWith(broken);
    await one.goTo('Mon 09:00');
    expect(await status(one)).toContain('still trying after one failure: no threads now.');
    await freeAll();
    await one.goTo('Mon 09:01');
    expect(await status(one)).toContain('still trying after 2 failures: no threads now.');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Mon 09:02');
    expect(one.platform.posted).toHaveLength(1);
  });

  it('counts no failure and hurries nothing while the platform asks to wait', async () => {
    const one = await planned();
    one.platform.failWith(patient);
    await one.goTo('Mon 09:00');
    expect(one.platform.calls).toBe(1);
    expect(await status(one)).toContain('waiting: the platform is busy.');
    expect(await one.store.post(1)).toMatchObject({ state: 'planned', failures: 0 });
    await one.app.stop();
  });

  it('comes back by itself when the time that the platform asked for is over', async () => {
    const one = await planned();
    one.platform.failWith(impatient);
    await one.goTo('Mon 09:00');
    one.platform.failWith();
    await expect.poll(() => one.platform.posted.length).toBe(1);
    await one.app.stop();
  });

  it('waits for its connection before it tries anything', async () => {
    const one = await planned();
    one.platform.connect(false);
    await one.goTo('Mon 09:00');
    expect(one.platform.calls).toBe(0);
    one.platform.connect(true);
    await one.goTo('Mon 09:01');
    expect(titles(one)).toEqual(['Question of the day']);
  });

  it('posts no question after its answer was to be revealed, nor two after an outage', async () => {
    const one = await planned();
    one.platform.failWith(busy);
    await one.goTo('Mon 09:00');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Wed 12:00');
    expect(one.platform.posted).toHaveLength(1);
    expect(one.platform.calls).toBe(2);
    expect(await one.store.postsOn(1, '2026-11-23')).toMatchObject([
      { state: 'skipped', reason: 'missed by more than 4 hours; before that: the platform is busy' },
    ]);
    for (const kind of ['reveal', 'discussion'] as const) {
      const [{ slot } = { slot: '' }] = await one.store.postsOn(1, '2026-11-23');
      expect(await one.store.postOf(1, kind, slot)).toMatchObject({ state: 'skipped' });
    }
  });

  it.each([
    ['after its answer was to be revealed', 'Mon 16:00'],
    ['after its grace', 'Mon 14:00'],
  ])('knows a question that is there although nobody noted it, %s, and reveals it', async (_, moment) => {
    const one = await planned();
    await one.goTo('Mon 09:00');
    // As a process leaves it that is killed before it has noted what it has sent.
    await execute(
      "update posts set state = 'planned', message_id = null, sent_at = null where kind = 'question'",
    );
    await freeAll();
    await one.goTo(moment);
    expect(await one.store.post(1)).toMatchObject({ state: 'sent', messageId: 'm1' });
    await one.goTo('Mon 16:00');
    expect(titles(one)[0]).toBe('The answer to');
    expect(one.platform.posted.map(({ thread }) => thread)).toEqual([undefined, 'm1']);
  });

  it('posts no question that is to be revealed at once, be it within the grace', async () => {
    const one = await planned();
    await one.plan({ times: ['09:00'], reveal: { type: 'at', time: '10:00' } });
    one.platform.failWith(busy);
    await one.goTo('Mon 09:00');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Mon 10:00');
    expect(one.platform.posted).toEqual([]);
    expect(await status(one)).toContain('its answer was to be revealed before it could be posted');
  });

  it('posts the later of two questions that wait, also where nobody can look for the first', async () => {
    const one = await planned();
    await one.plan({ times: ['09:00', '10:00'] });
    one.platform.failWith(busy);
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 10:00');
    one.platform.failWith(broken, { kind: 'find' });
    await freeAll();
    await one.goTo('Mon 10:30');
    expect(await status(one)).toContain('Question of 10:00: posted at 10:30.');
  });

  it('posts the later of two questions that wait', async () => {
    const one = await planned();
    await one.plan({ times: ['09:00', '10:00'] });
    one.platform.failWith(busy);
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 10:00');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Mon 10:30');
    expect(one.platform.posted).toHaveLength(1);
    expect(await status(one)).toContain('it could not be posted before the one of 10:00 came');
    expect(await status(one)).toContain('Question of 10:00: posted at 10:30.');
  });

  it('gives up where trying again is pointless, with the reason, and reveals nothing then', async () => {
    const one = await planned();
    one.platform.failWith(deleted);
    await one.goTo('Mon 09:00');
    expect(await status(one)).toContain('given up: the message was deleted');
    expect((await status(one)).match(/the message was deleted/g)).toHaveLength(1);
    one.platform.failWith();
    await one.goTo('Mon 16:00');
    expect(one.platform.posted).toEqual([]);
  });

  const givenUp = ({ platform }: Study) =>
    platform.whispered.filter(({ message }) => message.summary.startsWith('I could not post something'));

  it('tells organisers in private what was given up, once a month for the same kind and reason', async () => {
    const one = await planned();
    one.platform.failWith(deleted);
    await one.goTo('Mon 09:00');
    await one.goTo('Tue 09:00');
    expect(givenUp(one).map(({ member, message }) => [member, message.summary])).toEqual([
      [
        'olive',
        'I could not post something in study, and have given it up. Question of Mon 23 Nov: the message was deleted. Everything else goes on. In that channel, /study status shows what did not get through.',
      ],
    ]);
    expect(await status(one)).toContain('Question of Mon 23 Nov, 09:00: given up: the message was deleted.');
    one.platform.failWith(new DeliveryError('it is too long', { permanent: true }));
    await one.goTo('Wed 09:00');
    expect(givenUp(one)).toHaveLength(2);
    one.platform.failWith(deleted);
    await one.goTo('Thu 09:00');
    expect(givenUp(one)).toHaveLength(2);
    one.platform.moveTo(monday.add({ hours: 8 * 24 + 1 }));
    await one.app.tick(one.platform);
    expect(givenUp(one)).toHaveLength(3);
  });

  it('tells organisers of a question that could not be posted in time, and shows it for days', async () => {
    const one = await planned();
    one.platform.failWith(busy);
    await one.goTo('Mon 09:00');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Mon 14:00');
    await one.goTo('Mon 14:01');
    const why = 'missed by more than 4 hours; before that: the platform is busy';
    expect(givenUp(one).map(({ message }) => message.summary)).toEqual([
      expect.stringContaining(`Question of Mon 23 Nov: ${why}.`),
    ]);
    await one.goTo('Tue 09:00');
    expect(await status(one)).toContain(`Question of Mon 23 Nov, 09:00: not posted, ${why}.`);
  });

  it('tells nobody that a private word to somebody was given up', async () => {
    const one = await planned();
    vi.spyOn(one.platform, 'sendPrivately').mockRejectedValue(deleted);
    one.platform.failWith(deleted);
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 09:01');
    const notices = await execute(`
      select string_agg(state || ' ' || split_part(slot, '/', 1), ', ' order by id) as told
      from posts where kind = 'notice'`);
    expect(JSON.stringify(notices)).toContain('"told":"failed few-left, failed given-up"');
  });

  it('pauses the plan of a channel that is broken, and tells its organisers once', async () => {
    const one = await planned();
    await one.plan({}, 'other');
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 15:00');
    const before = one.platform.whispered.length;
    one.platform.failWith(archived, { channel: 'study' });
    await one.goTo('Mon 16:00');
    await one.goTo('Tue 09:00');
    const told = one.platform.whispered.slice(before).map(({ member, message }) => [member, message.summary]);
    expect(told).toEqual([
      [
        'olive',
        'I have paused the plan of study. Quorum cannot post here: the channel is archived. Once that is mended, /study resume goes on.',
      ],
    ]);
    expect(await status(one)).toContain('Paused. Quorum cannot post here: the channel is archived.');
    expect(one.platform.posted.filter(({ channel }) => channel === 'other').length).toBe(3);
  });

  it('shows in the status for days that a question was not revealed, and keeps its answer to itself', async () => {
    const one = await planned();
    await one.goTo('Mon 09:00');
    one.platform.failWith(deleted, { kind: 'edit' });
    await one.goTo('Mon 16:00');
    await one.goTo('Tue 09:00');
    expect(await status(one)).toContain('Reveal of Mon 23 Nov: given up: the message was deleted.');
    expect(titles(one)).toEqual(['Question of the day', 'Question of the day']);
  });

  it('does not let a channel that fails hold up another', async () => {
    const one = await planned();
    await one.plan({}, 'other');
    one.platform.failWith(busy, { channel: 'study' });
    await one.goTo('Mon 09:00');
    expect(one.platform.posted.map(({ channel }) => channel)).toEqual(['other']);
  });

  it('does not let a post that it cannot read hold up others, and says so', async () => {
    const one = await planned();
    await one.plan({}, 'other');
    one.platform.connect(false);
    await one.goTo('Mon 09:00');
    await execute(
      `update posts set question = '{"kind": "riddle"}' where kind = 'question' and channel_id = 1`,
    );
    one.platform.connect(true);
    await one.goTo('Mon 09:01');
    expect(one.platform.posted.map(({ channel }) => channel)).toEqual(['other']);
    // Another version, side by side with this one during an upgrade, may be able to.
    expect(await status(one)).toMatch(
      /still trying after .*: Column "question" holds what this version cannot/,
    );
  });

  it('goes on studying where only the threads of a channel are closed to it', async () => {
    const one = await planned();
    await one.goTo('Mon 09:00');
    const closed = { permanent: true, scope: 'channel' } as const;
    one.platform.failWith(new DeliveryError('this channel allows no threads', closed), { thread: true });
    await one.goTo('Mon 16:00');
    expect(await status(one)).toContain('given up: this channel allows no threads');
    expect(givenUp(one)).toHaveLength(1);
    await one.goTo('Tue 09:00');
    expect(one.platform.posted.at(-1)?.message.summary).toContain('Question of the day');
  });

  it('leaves a post of a kind that it does not know to a newer version', async () => {
    const one = await planned();
    await one.goTo('Mon 09:00');
    await execute('alter table posts drop constraint posts_kind');
    await execute(
      "update posts set kind = 'poem', state = 'planned', free_at = now() where kind = 'question'",
    );
    await one.goTo('Mon 09:10');
    await execute("update posts set kind = 'question', state = 'sent' where kind = 'poem'");
    expect(one.platform.posted).toHaveLength(1);
  });

  it('opens the thread later when only that failed, without revealing twice', async () => {
    const one = await planned();
    await one.goTo('Mon 09:00');
    one.platform.failWith(busy, { thread: true });
    await one.goTo('Mon 16:00');
    expect(one.platform.posted[0]?.message.summary).toContain('The answer to:');
    expect(one.platform.posted).toHaveLength(1);
    expect(await status(one)).toContain('Thread for the discussion of Mon 23 Nov, 16:00: waiting');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Mon 16:01');
    expect(one.platform.posted[1]).toMatchObject({ thread: 'm1' });
  });

  it('opens the thread also where the reveal is about to be repeated just then', async () => {
    const { store } = await open();
    const one = await planned({
      ...store,
      async postOf(channelId, kind, slot) {
        if (kind === 'reveal') await store.revealAgain(channelId, slot, one.platform.clock.now());
        return store.postOf(channelId, kind, slot);
      },
    });
    await one.goTo('Mon 09:00');
    await one.goTo('Mon 16:00');
    expect(one.platform.posted[1]).toMatchObject({ thread: 'm1' });
  });

  it('edits a reveal again that was given up, for as long as the first time', async () => {
    const one = await planned();
    await one.goTo('Mon 09:00');
    one.platform.failWith(deleted, { kind: 'edit' });
    await one.goTo('Mon 16:00');
    one.platform.failWith(new DeliveryError('it breaks', { permanent: false }), { kind: 'edit' });
    await one.goTo('Sat 09:00');
    await one.store.revealAgain(1, (await one.store.post(1))?.slot ?? '', one.platform.clock.now());
    for (let minute = 10; minute < 25; minute++) {
      await freeAll();
      await one.goTo(`Sat 09:${minute}`);
    }
    expect(await status(one)).toContain('Reveal of Mon 23 Nov: still trying after 15 failures: it breaks.');
    one.platform.failWith();
    await freeAll();
    await one.goTo('Sat 10:00');
    expect(titles(one)[0]).toBe('The answer to');
  });

  it('sends a post once although recording it fails for a while', async () => {
    const { store } = await open();
    let failures = 3;
    const markSent: Store['markSent'] = async (...sent) => {
      if (failures-- > 0) throw new StoreUnavailable(new Error('the database restarts'));
      return store.markSent(...sent);
    };
    const one = await planned({ ...store, markSent });
    await one.goTo('Mon 09:00');
    await freeAll();
    await one.goTo('Mon 09:01');
    expect(one.platform.posted).toHaveLength(1);
    expect(await status(one)).toContain('Question of 09:00: posted at 09:00.');
  });

  it('leaves to others what it has overslept', async () => {
    const { store } = await open();
    const claim: Store['claim'] = async (given) => {
      const claims = await store.claim(given);
      const late = performance.now() + 31_000;
      if (claims.length > 0) vi.spyOn(performance, 'now').mockReturnValue(late);
      return claims;
    };
    const sleeper = await planned({ ...store, claim });
    await sleeper.goTo('Mon 09:00');
    expect(sleeper.platform.calls).toBe(0);
    vi.restoreAllMocks();
    await freeAll();
    const other = await openStudy((await open()).store, undefined, { platform: sleeper.platform });
    await other.goTo('Mon 09:01');
    expect(titles(other)).toEqual(['Question of the day']);
  });

  it('lets posts that wait for an answer hold up none of those after them', async () => {
    const one = await planned();
    for (let place = 0; place < 23; place++) await one.plan({}, `other ${place}`);
    const held = Array.from({ length: 10 }, () => one.platform.hold('send'));
    const ticking = one.goTo('Mon 09:00');
    await expect.poll(() => one.platform.posted.length).toBe(14);
    for (const { release } of held) release();
    await ticking;
    expect(new Set(one.platform.posted.map(({ channel }) => channel)).size).toBe(24);
  });

  it('does not let a platform that never answers hold up another, or itself for long', async () => {
    const { store } = await open();
    const one = await openStudy(store, undefined, { patience: { ms: 200, endingMs: 200 } });
    const other = loopPlatform(monday, 'other');
    one.app.add(other);
    await one.plan();
    const plan = await store.planOf(1);
    const channel = await store.channelFor(
      { platform: 'other', workspace: 'team', channel: 'study' },
      'study',
    );
    if (plan) await store.savePlan({ ...plan, channelId: channel.id });
    one.platform.hold('send');
    for (const platform of [one.platform, other]) platform.moveTo(monday.add({ hours: 1 }));
    for (const platform of [one.platform, other]) one.app.beat(platform);
    await expect.poll(() => other.posted.length).toBe(1);
    await expect.poll(() => status(one)).toContain('after one failure: the platform did not answer in time');
    await freeAll();
    await one.goTo('Mon 09:01');
    expect(titles(one)).toEqual(['Question of the day']);
    await one.app.stop();
  });

  it('ends with what it has begun, and begins nothing more', async () => {
    const one = await planned();
    const held = one.platform.hold('send');
    const ticking = one.goTo('Mon 09:00');
    await held.begun;
    let stopped = false;
    const stopping = one.app.stop().then(() => {
      stopped = true;
    });
    expect(await status(one)).toContain('Question of 09:00: on its way.');
    expect(stopped).toBe(false);
    held.release();
    await stopping;
    expect(await one.store.post(1)).toMatchObject({ state: 'sent', messageId: expect.any(String) });
    await ticking;
    await one.goTo('Mon 16:00');
    expect(one.platform.calls).toBe(1);
  });

  it('lets go at once of what it has claimed and not begun to send when it ends', async () => {
    const { store } = await open();
    let stopping: Promise<void> | undefined;
    const claim: Store['claim'] = async (given) => {
      const claims = await store.claim(given);
      stopping = one.app.stop();
      return claims;
    };
    const one = await planned({ ...store, claim });
    await one.goTo('Mon 09:00');
    await stopping;
    expect(one.platform.calls).toBe(0);
    const other = await openStudy((await open()).store, undefined, { platform: one.platform });
    await other.goTo('Mon 09:00');
    expect(titles(other)).toEqual(['Question of the day']);
    expect(await store.post(1)).toMatchObject({ state: 'sent', failures: 0 });
  });

  it('gives back what the platform keeps it waiting for, until that cannot arrive any more', async () => {
    const { store } = await open();
    const one = await openStudy(store, undefined, { patience: { ms: 120_000, endingMs: 20 } });
    await one.plan();
    const held = one.platform.hold('send');
    const ticking = one.goTo('Mon 09:00');
    await held.begun;
    await one.app.stop();
    await ticking;
    expect(await store.post(1)).toMatchObject({ state: 'planned', failures: 0 });
    expect(await status(one)).toContain('waiting: Quorum was restarted meanwhile.');
    // The lease would be over by then.
    expect(await store.nextTry('loop', one.platform.clock.now())).toBeGreaterThan(60_000);
    const other = await openStudy((await open()).store, undefined, { platform: one.platform });
    await other.goTo('Mon 09:01');
    expect(one.platform.calls).toBe(1);
    await freeAll();
    await other.goTo('Mon 09:02');
    expect(titles(other)).toEqual(['Question of the day']);
  });

  it('begins no send that would come after that, having looked for an earlier one for too long', async () => {
    const { store } = await open();
    const one = await openStudy(store, undefined, { patience: { ms: 60_000, endingMs: 20 } });
    await one.plan();
    let mayBegin = true;
    let release = () => {};
    const looked = new Promise<void>((resolve) => {
      release = resolve;
    });
    vi.spyOn(one.platform, 'send').mockImplementation(async (_to, _message, { inTime }) => {
      await looked;
      mayBegin = inTime?.() ?? true;
      return 'm1';
    });
    const ticking = one.goTo('Mon 09:00');
    await expect.poll(() => vi.mocked(one.platform.send).mock.calls.length).toBe(1);
    await one.app.stop();
    release();
    await ticking;
    expect(mayBegin).toBe(false);
  });
});

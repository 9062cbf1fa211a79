import { expect, test } from 'vitest';
import type { Post } from '../../src/app/ports/posts.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, at, channel, claim, date, member, question, questionPost, sendAll } from './samples.ts';

describeOnEachDatabase('outbox', (open, execute) => {
  test('claims what is due, in order, with its channel and member', async () => {
    const { store } = await open();
    const [study, other] = [await channel(store), await channel(store, 'other')];
    const ada = await member(store, 'Ada');
    const notice = { type: 'few-questions-left', pack: 'ddia', left: 9 } as const;
    const later = questionPost(study.id, 24, { kind: 'notice', question: null, notice, memberId: ada.id });
    await store.addPosts([later, questionPost(other.id, 23), questionPost(study.id, 25)]);

    const claimed = await claim(store, 24);

    expect(claimed).toMatchObject([
      { ...questionPost(other.id, 23), channel: other, member: null, fence: 1, failures: 0 },
      { ...later, channel: study, member: ada, fence: 1, failures: 0 },
    ]);
    expect(await store.claim({ platform: 'slack', now: at(25), leaseMs: 0, limit: 9 })).toEqual([]);
  });

  test('claims the questions of a channel one after the other', async () => {
    const { store } = await open();
    const [study, other] = [await channel(store), await channel(store, 'other')];
    await store.addPosts([
      questionPost(study.id, 24),
      questionPost(study.id, 23),
      questionPost(other.id, 24),
    ]);

    const [first, elsewhere, ...others] = await claim(store, 25);
    expect([first?.date, elsewhere?.channel, others]).toEqual([date(23), other, []]);
    expect(await claim(store, 25)).toEqual([]);

    if (first) await store.markSent(first, 'message', at(25));
    expect(await claim(store, 25)).toMatchObject([questionPost(study.id, 24)]);
  });

  test('tells that a later question of the channel has come while one waited', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await store.addPosts([questionPost(id, 23), questionPost(id, 24), questionPost(id, 25)]);

    const [early] = await claim(store, 23, { leaseMs: 0 });
    const [late] = await claim(store, 24);

    expect([early?.supersededAt, late?.supersededAt]).toEqual([null, at(24)]);
  });

  test('claims a reveal after its question, and a discussion after its reveal', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const dueAt = at(23, 360);
    await store.addPosts([
      questionPost(id, 23),
      questionPost(id, 23, { kind: 'reveal', question: null, dueAt }),
      questionPost(id, 23, { kind: 'discussion', question: null, dueAt }),
      questionPost(id, 24, { kind: 'reveal', question: null }),
    ]);
    const next = async () => (await claim(store, 25)).map(({ kind, slot }) => [kind, slot]);
    const send = (kind: string) =>
      execute(`update posts set state = 'sent' where kind = '${kind}' and slot = '${date(23)}/1'`);

    expect(await next()).toEqual([
      ['question', `${date(23)}/1`],
      ['reveal', `${date(24)}/1`],
    ]);
    expect(await next()).toEqual([]);
    await send('question');
    expect(await next()).toEqual([['reveal', `${date(23)}/1`]]);
    await send('reveal');
    expect(await next()).toEqual([['discussion', `${date(23)}/1`]]);
  });

  test('claims a picture after its leaderboard, and not after another', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const board = (day: number, kind: 'leaderboard' | 'picture') =>
      questionPost(id, day, { kind, question: null });
    await store.addPosts([board(23, 'leaderboard'), board(23, 'picture'), board(24, 'picture')]);
    const next = async () => (await claim(store, 25)).map(({ kind, slot }) => [kind, slot]);

    expect(await next()).toEqual([
      ['leaderboard', `${date(23)}/1`],
      ['picture', `${date(24)}/1`],
    ]);
    expect(await next()).toEqual([]);
    await execute(`update posts set state = 'sent' where kind = 'leaderboard'`);
    expect(await next()).toEqual([['picture', `${date(23)}/1`]]);
  });

  test('claims for one channel alone when asked to', async () => {
    const { store } = await open();
    const [study, other] = [await channel(store), await channel(store, 'other')];
    await store.addPosts([questionPost(study.id, 23), questionPost(other.id, 23)]);

    expect(await claim(store, 23, { channelId: other.id })).toMatchObject([{ channel: other }]);
    expect(await claim(store, 23)).toMatchObject([{ channel: study }]);
  });

  test('claims what this version cannot read as well, and says why it cannot', async () => {
    const { store } = await open();
    const [study, other] = [await channel(store), await channel(store, 'other')];
    const riddle = await addPost(store, questionPost(study.id, 23));
    await addPost(store, questionPost(other.id, 23));
    await execute(`update posts set question = '{"kind": "riddle"}' where id = ${riddle.id}`);

    expect(await claim(store, 23)).toMatchObject([
      { id: riddle.id, question: null, unreadable: expect.stringContaining('Column "question"') },
      { question: question(), unreadable: null },
    ]);
  });

  test('gives no post to two processes', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, async () => (await open()).store));
    const [store] = stores as [Store];
    const ids: number[] = [];
    for (let index = 0; index < 40; index++) {
      const { id } = await channel(store, `channel ${index}`);
      ids.push((await addPost(store, questionPost(id, 23))).id);
    }

    const claimed = await Promise.all(
      Array.from({ length: 16 }, (_, index) => claim(stores[index % 4] ?? store, 23, { limit: 5 })),
    );
    const rest = await claim(store, 23);

    const given = [...claimed.flat(), ...rest].map(({ id }) => id);
    expect(given.toSorted((a, b) => a - b)).toEqual(ids);
  });

  test('lets whoever overslept the lease change nothing', async () => {
    const { store } = await open();
    const post = await addPost(store, questionPost((await channel(store)).id, 23));
    const [slow] = await claim(store, 23, { leaseMs: 0 });
    const [quick] = await claim(store, 23);
    if (!slow || !quick) throw new Error('Not claimed');

    expect(quick.fence).toBe(slow.fence + 1);
    expect(await store.markSent(slow, 'twice', at(23))).toBe(false);
    expect(await store.markSkipped(slow, 'too late')).toBe(false);
    expect(await store.markFailed(slow, 'gone')).toBe(false);
    expect(await store.retryLater(slow, { reason: 'busy', delayMs: 0, failed: true })).toBe(false);
    expect(await store.post(post.id)).toMatchObject({ state: 'planned', reason: null });
    expect(await store.markSent(quick, 'message', at(23, 1))).toBe(true);
    expect(await store.markFailed(quick, 'gone')).toBe(false);
    expect(await store.post(post.id)).toMatchObject({
      state: 'sent',
      messageId: 'message',
      sentAt: at(23, 1),
      failures: 0,
    });
  });

  test('takes it well to be told twice what became of a post', async () => {
    const { store } = await open();
    await addPost(store, questionPost((await channel(store)).id, 23));
    const [post] = await claim(store, 23);
    if (!post) throw new Error('Not claimed');
    const busy = { reason: 'busy', delayMs: 0, failed: true };

    expect(await store.retryLater(post, busy)).toBe(true);
    expect(await store.retryLater(post, busy)).toBe(true);
    expect(await store.post(post.id)).toMatchObject({ failures: 1 });
    expect(await store.markSent(post, 'message', at(23))).toBe(true);
    expect(await store.markSent(post, 'message', at(23))).toBe(true);
    expect(await store.retryLater(post, busy)).toBe(false);
  });

  test('has a reveal sent again that was sent, and fences off who is sending it', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const reveal = await addPost(store, questionPost(id, 23, { kind: 'reveal', question: null }));
    await sendAll(store, 23);

    await store.revealAgain(id, reveal.slot, at(23));
    const [slow] = await claim(store, 23);
    await store.revealAgain(id, reveal.slot, at(23));
    const [quick] = await claim(store, 23);
    if (!slow || !quick) throw new Error('Not claimed');

    expect(await store.markSent(slow, null, at(23))).toBe(false);
    expect(await store.markSent(quick, null, at(23))).toBe(true);
  });

  /** A question and its reveal, both due at nine. */
  async function askedIn(
    store: Store,
    channelId: number,
  ): Promise<{ readonly question: Post; reveal: Post }> {
    const question = await addPost(store, questionPost(channelId, 23));
    return {
      question,
      reveal: await addPost(store, questionPost(channelId, 23, { kind: 'reveal', question: null })),
    };
  }

  test('has a reveal that was sent due anew, with no failures, and its thread does not wait for it', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const { reveal } = await askedIn(store, id);
    await sendAll(store, 23);
    await addPost(store, questionPost(id, 23, { kind: 'discussion', question: null }));
    await execute(`update posts set failures = 9, reason = 'busy' where id = ${reveal.id}`);

    await store.revealAgain(id, reveal.slot, at(24));
    await store.revealAgain(id, reveal.slot, at(26));

    expect(await claim(store, 25)).toMatchObject([{ kind: 'discussion' }]);
    expect(await claim(store, 26)).toMatchObject([
      { id: reveal.id, dueAt: at(26), failures: 0, reason: null },
    ]);
  });

  test('has a reveal that was given up sent again where its question is there', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const { question, reveal } = await askedIn(store, id);
    await sendAll(store, 23);
    const giveUp = () => execute(`update posts set state = 'failed', sent_at = null where id = ${reveal.id}`);

    await giveUp();
    await store.revealAgain(id, reveal.slot, at(26));
    expect(await claim(store, 26)).toMatchObject([{ id: reveal.id, dueAt: at(26), failures: 0 }]);

    await giveUp();
    await execute(`update posts set state = 'failed' where id = ${question.id}`);
    await store.revealAgain(id, reveal.slot, at(27));
    expect(await store.post(reveal.id)).toMatchObject({ state: 'failed', dueAt: at(26) });
  });

  test('leaves a reveal that was never shown in its place, before its thread', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const { reveal } = await askedIn(store, id);
    await addPost(store, questionPost(id, 23, { kind: 'discussion', question: null }));
    await execute(`update posts set state = 'sent', message_id = 'm' where kind = 'question'`);

    await store.revealAgain(id, reveal.slot, at(26));

    expect(await claim(store, 26)).toMatchObject([{ id: reveal.id, dueAt: at(23) }]);
  });

  test('adds what tells of a post together with giving it up, once, and not for whoever overslept', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await addPost(store, questionPost(id, 23));
    const { id: memberId } = await member(store, 'Ada');
    const notice = { type: 'given-up', what: 'Question of Mon 23 Nov', reason: 'gone' } as const;
    const told = (slot: string) => [
      questionPost(id, 23, { kind: 'notice', slot, question: null, notice, memberId }),
    ];
    const [slow] = await claim(store, 23, { leaseMs: 0 });
    const [quick] = await claim(store, 23);
    if (!slow || !quick) throw new Error('Not claimed');

    expect(await store.markFailed(slow, 'gone', told('slow'))).toBe(false);
    expect(await store.markFailed(quick, 'gone', told('quick'))).toBe(true);
    expect(await store.markFailed(quick, 'gone', told('quick'))).toBe(true);

    expect(await claim(store, 23)).toMatchObject([{ slot: 'quick', notice }]);
  });

  test('keeps a post back until its delay is over', async () => {
    const { store } = await open();
    const post = await addPost(store, questionPost((await channel(store)).id, 23));
    const [first] = await claim(store, 23);
    if (!first) throw new Error('Not claimed');

    const limited = { reason: 'rate limited', delayMs: 3_600_000, failed: false };
    expect(await store.retryLater(first, limited)).toBe(true);
    expect(await claim(store, 23)).toEqual([]);
    expect(await store.post(post.id)).toMatchObject({
      state: 'planned',
      reason: 'rate limited',
      failures: 0,
    });
    const wait = await store.nextTry('web', at(23));
    expect(wait).toBeGreaterThan(3_500_000);
    expect(wait).toBeLessThanOrEqual(3_600_000);
    expect(await store.nextTry('web', at(22))).toBeUndefined();
    expect(await store.nextTry('slack', at(23))).toBeUndefined();

    await execute(`update posts set free_at = free_at - interval '1 hour'`);
    const [second] = await claim(store, 23);
    if (!second) throw new Error('Not claimed');
    expect(await store.nextTry('web', at(23))).toBeLessThanOrEqual(60_000);
    expect(await store.retryLater(second, { reason: 'failed', delayMs: 0, failed: true })).toBe(true);
    expect(await claim(store, 23)).toMatchObject([{ id: post.id, failures: 1, fence: 3 }]);
  });

  test('ends with a post that was skipped or failed, and says why', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await store.addPosts([questionPost(id, 23), questionPost(id, 23, { kind: 'leaderboard' })]);
    const [first, second] = await claim(store, 23);
    if (!first || !second) throw new Error('Not claimed');

    await store.markSkipped(first, 'too late');
    await store.markFailed(second, 'the channel is gone');

    expect(await store.nextTry('web', at(23))).toBeUndefined();
    expect(await claim(store, 23, { leaseMs: 0 })).toEqual([]);
    expect((await store.postsOn(id, date(23))).map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'too late'],
      ['failed', 'the channel is gone'],
    ]);
  });

  test('never sends a practice question', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const ada = await member(store, 'Ada');
    const ask = (day: number, of: string) =>
      store.askPractice({
        key: `${of} ${day}`,
        channelId: id,
        memberId: ada.id,
        question: question({ id: of }),
        date: date(day),
        at: at(day),
      });

    const asked = await ask(23, 'first');
    await ask(23, 'second');
    await ask(24, 'first');

    expect(asked).toMatchObject({ kind: 'practice', state: 'sent', memberId: ada.id, sentAt: at(23) });
    expect(await store.post(asked.id)).toEqual(asked);
    expect(await claim(store, 25)).toEqual([]);
    expect(await store.postsOn(id, date(23))).toEqual([]);
    expect((await store.usedQuestions([id])).get(id)).toEqual([]);
    expect(await store.practised(ada.id, 'ddia')).toEqual(['second', 'first']);
    expect(await store.practised(ada.id, 'other')).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, at, channel, claim, date, member, question, questionPost } from './samples.ts';

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
      { ...questionPost(other.id, 23), channel: other, member: null, fence: 1, attempts: 1 },
      { ...later, channel: study, member: ada, fence: 1, attempts: 1 },
    ]);
    expect(await store.claim({ platform: 'slack', now: at(25), leaseMs: 0, limit: 9 })).toEqual([]);
  });

  test('claims one post of each channel and kind at a time', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await store.addPosts([
      questionPost(id, 24),
      questionPost(id, 23),
      questionPost(id, 23, { kind: 'reveal', question: null }),
    ]);

    const [question, reveal, ...others] = await claim(store, 25);
    expect([question?.date, reveal?.kind, others]).toEqual([date(23), 'reveal', []]);
    expect(await claim(store, 25)).toEqual([]);

    if (question) await store.markSent(question, 'message', at(25));
    expect(await claim(store, 25)).toMatchObject([questionPost(id, 24)]);
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
    expect(await store.retryLater(slow, 'busy', 0)).toBe(false);
    expect(await store.post(post.id)).toMatchObject({ state: 'planned', reason: null });
    expect(await store.markSent(quick, 'message', at(23, 1))).toBe(true);
    expect(await store.markFailed(quick, 'gone')).toBe(false);
    expect(await store.post(post.id)).toMatchObject({
      state: 'sent',
      messageId: 'message',
      sentAt: at(23, 1),
      attempts: 2,
    });
  });

  test('keeps a post back until its delay is over', async () => {
    const { store } = await open();
    const post = await addPost(store, questionPost((await channel(store)).id, 23));
    const [first] = await claim(store, 23);
    if (!first) throw new Error('Not claimed');

    expect(await store.retryLater(first, 'rate limited', 3_600_000)).toBe(true);
    expect(await claim(store, 23)).toEqual([]);
    expect(await store.post(post.id)).toMatchObject({ state: 'planned', reason: 'rate limited' });
    expect(await store.nextDelivery(post.channelId)).toEqual(at(23));

    await execute(`update posts set free_at = free_at - interval '1 hour'`);
    const [second] = await claim(store, 23);
    if (!second) throw new Error('Not claimed');
    expect(await store.retryLater(second, 'rate limited', 0)).toBe(true);
    expect(await claim(store, 23)).toMatchObject([{ id: post.id, attempts: 3 }]);
  });

  test('ends with a post that was skipped or failed, and says why', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await store.addPosts([questionPost(id, 23), questionPost(id, 23, { kind: 'leaderboard' })]);
    const [first, second] = await claim(store, 23);
    if (!first || !second) throw new Error('Not claimed');

    await store.markSkipped(first, 'too late');
    await store.markFailed(second, 'the channel is gone');

    expect(await store.nextDelivery(id)).toBeUndefined();
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

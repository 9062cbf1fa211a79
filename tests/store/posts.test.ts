import { expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, at, channel, date, questionPost, sendAll } from './samples.ts';

describeOnEachDatabase('posts', (open, execute) => {
  test('gives a post back as it was added', async () => {
    const { store } = await open();
    const added = await addPost(store, questionPost((await channel(store)).id, 23));

    expect(added).toEqual({
      ...questionPost(added.channelId, 23),
      id: added.id,
      attempts: 0,
      messageId: null,
      sentAt: null,
    });
    expect(await store.post(added.id)).toEqual(added);
    expect(await store.post(added.id + 1)).toBeUndefined();
  });

  test('adds no second post to a slot, and tells which it added', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await addPost(store, questionPost(id, 23));

    const added = await store.addPosts([questionPost(id, 23), questionPost(id, 24)]);

    expect(added.map(({ slot }) => slot)).toEqual([`${date(24)}/1`]);
  });

  test('fills a slot once when several processes try', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, async () => (await open()).store));
    const ids = await Promise.all(stores.map(async (store) => (await channel(store)).id));

    const added = await Promise.all(
      stores.map((store, index) => store.addPosts([questionPost(ids[index] ?? 0, 23)])),
    );

    expect(added.flat()).toHaveLength(1);
  });

  test('finds the question whose slot a reveal shares', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const asked = await addPost(store, questionPost(id, 23));
    await addPost(store, questionPost(id, 23, { kind: 'reveal', question: null }));

    expect(await store.questionOf(id, asked.slot)).toEqual(asked);
    expect(await store.questionOf(id, 'other')).toBeUndefined();
  });

  test('knows which questions are open, and which were asked last', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    await store.addPosts([20, 23, 24].map((day) => questionPost(id, day)));
    await sendAll(store, 23);
    const days = (posts: readonly { date: string }[]) => posts.map((post) => post.date);

    expect(days(await store.openQuestions(id, at(23, 359)))).toEqual([date(23)]);
    expect(days(await store.openQuestions(id, at(23, 360)))).toEqual([]);
    expect(days(await store.latestQuestions(id, 9))).toEqual([date(23), date(20)]);
    expect(days(await store.latestQuestions(id, 1))).toEqual([date(23)]);
    expect(await store.questionDates(id)).toEqual([date(20), date(23)]);
    expect(await store.nextDelivery(id)).toEqual(at(24));
  });

  test('refuses a snapshot that is no question', async () => {
    const { store } = await open();
    const { id } = await addPost(store, questionPost((await channel(store)).id, 23));

    await execute(`update posts set question = '{"kind": "riddle"}'`);

    await expect(store.post(id)).rejects.toThrow('Column "question"');
  });
});

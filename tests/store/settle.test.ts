import { expect, test } from 'vitest';
import type { Settlement } from '../../src/app/ports/plans.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, at, channel, date, plan, question, questionPost } from './samples.ts';

describeOnEachDatabase('settling', (open) => {
  test('moves plans on and fills their slots', async () => {
    const { store } = await open();
    const [one, two] = [await planned(store, 'one'), await planned(store, 'two')];
    const skipped = questionPost(two, 22, { state: 'skipped', reason: 'the bot was down', question: null });

    const written = await store.settle([
      settlement(one, { posts: [questionPost(one, 23), questionPost(one, 23, { kind: 'reveal' })] }),
      settlement(two, { dueAt: null, posts: [skipped] }),
    ]);

    expect(written.toSorted()).toEqual([one, two].toSorted());
    expect(await store.planOf(one)).toMatchObject({ handledUntil: at(23), dueAt: at(24), revision: 2 });
    expect(await store.planOf(two)).toMatchObject({ handledUntil: at(23), dueAt: null, revision: 2 });
    expect(await store.postOf(one, 'question', questionPost(one, 23).slot)).toMatchObject(
      questionPost(one, 23),
    );
    expect(await store.postOf(two, 'question', skipped.slot)).toMatchObject(skipped);
  });

  test('leaves out a plan that has been changed since, with its posts', async () => {
    const { store } = await open();
    const [changed, same] = [await planned(store, 'changed'), await planned(store, 'same')];
    await store.pausePlan(changed, at(22), 'holiday');

    const written = await store.settle([
      settlement(changed, { posts: [questionPost(changed, 23)] }),
      settlement(same, { posts: [questionPost(same, 23)] }),
    ]);

    expect(written).toEqual([same]);
    expect(await store.postsOn(changed, date(23))).toEqual([]);
    expect(await store.postsOn(same, date(23))).toHaveLength(1);
  });

  test('leaves a slot the post it has', async () => {
    const { store } = await open();
    const id = await planned(store, 'study');
    const first = await addPost(store, questionPost(id, 23, { question: question({ id: 'first' }) }));

    await store.settle([settlement(id, { posts: [questionPost(id, 23)] })]);

    expect(await store.postOf(id, 'question', first.slot)).toEqual(first);
  });

  test('settles each plan once when several processes decide the same', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, async () => (await open()).store));
    const [store] = stores as [Store];
    const ids: number[] = [];
    for (let index = 0; index < 40; index++) ids.push(await planned(store, `channel ${index}`));
    const decided = ids.map((id) => settlement(id, { posts: [questionPost(id, 23)] }));

    const written = await Promise.all(
      stores.map((each, index) => each.settle(index % 2 === 0 ? decided : decided.toReversed())),
    );

    expect(written.flat().toSorted((a, b) => a - b)).toEqual(ids);
    expect((await store.plans()).map(({ revision }) => revision)).toEqual(ids.map(() => 2));
  });

  test('settles nothing without complaint', async () => {
    const { store } = await open();

    expect(await store.settle([])).toEqual([]);
    expect(await store.addPosts([])).toEqual([]);
  });

  test('remembers which questions were used in each channel, oldest first', async () => {
    const { store } = await open();
    const [one, two] = [await planned(store, 'one'), await planned(store, 'two')];
    await store.addPosts([
      questionPost(one, 24, { question: question({ id: 'later' }) }),
      questionPost(one, 23, { question: question({ id: 'earlier' }) }),
      questionPost(one, 22, { state: 'skipped', reason: 'the bot was down' }),
    ]);

    const used = await store.usedQuestions([one, two]);

    expect(used.get(one)).toEqual([
      { pack: 'ddia', question: 'earlier', at: at(23) },
      { pack: 'ddia', question: 'later', at: at(24) },
    ]);
    expect(used.get(two)).toEqual([]);
  });
});

function settlement(channelId: number, change: Partial<Settlement>): Settlement {
  return { channelId, revision: 1, handledUntil: at(23), dueAt: at(24), posts: [], ...change };
}

async function planned(store: Store, name: string): Promise<number> {
  const { id } = await channel(store, name);
  await store.savePlan({ channelId: id, plan, handledUntil: at(22), dueAt: at(23) });
  return id;
}

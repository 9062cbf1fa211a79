import { expect, test } from 'vitest';
import type { PostKind } from '../../src/app/ports/posts.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, at, channel, date, member, question, questionPost, sendAll } from './samples.ts';

describeOnEachDatabase('posts', (open, execute) => {
  test('gives a post back as it was added', async () => {
    const { store } = await open();
    const added = await addPost(store, questionPost((await channel(store)).id, 23));

    expect(added).toEqual({
      ...questionPost(added.channelId, 23),
      id: added.id,
      failures: 0,
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

  test('finds what shares a slot', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const asked = await addPost(store, questionPost(id, 23));
    await addPost(store, questionPost(id, 23, { kind: 'reveal', question: null }));

    expect(await store.postOf(id, 'question', asked.slot)).toEqual(asked);
    expect(await store.postOf(id, 'reveal', asked.slot)).toMatchObject({ kind: 'reveal' });
    expect(await store.postOf(id, 'question', 'other')).toBeUndefined();
  });

  test('knows what is open in any channel of a workspace', async () => {
    const { store } = await open();
    const [study, other] = [await channel(store), await channel(store, 'other')];
    const away = await store.channelFor({ platform: 'web', workspace: 'else', channel: 'c' }, 'away');
    const asked = (channelId: number, day: number, id: string) =>
      addPost(store, questionPost(channelId, day, { question: question({ id }) }));
    await asked(study.id, 22, 'over');
    await asked(study.id, 23, 'here');
    await asked(other.id, 23, 'there');
    await asked(away.id, 23, 'elsewhere');
    await sendAll(store, 23);
    await asked(other.id, 24, 'waiting');

    const found = await store.openInWorkspace('web', 'playground', at(23, 60));
    expect(found.toSorted((a, b) => a.question.localeCompare(b.question))).toEqual([
      { pack: 'ddia', question: 'here', channelName: 'study' },
      { pack: 'ddia', question: 'there', channelName: 'other' },
      { pack: 'ddia', question: 'waiting', channelName: 'other' },
    ]);
    expect(await store.openInWorkspace('slack', 'playground', at(23))).toEqual([]);
  });

  test('knows which slots to come are skipped', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const skipped = { state: 'skipped', reason: 'by hand' } as const;
    await store.addPosts([
      questionPost(id, 22, skipped),
      questionPost(id, 23),
      questionPost(id, 24, skipped),
      questionPost((await channel(store, 'other')).id, 24, skipped),
    ]);

    expect(await store.skippedSlots(id, at(22))).toEqual([{ kind: 'question', slot: `${date(24)}/1` }]);
  });

  test('asks a practice question once for each key of a member', async () => {
    const { store } = await open();
    const { id: channelId } = await channel(store);
    const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];
    const ask = (memberId: number, key: string, of: string) =>
      store.askPractice({
        key,
        channelId,
        memberId,
        question: question({ id: of }),
        date: date(23),
        at: at(23),
      });

    const first = await ask(ada.id, 'click', 'one');
    const again = await Promise.all([ask(ada.id, 'click', 'two'), ask(ada.id, 'click', 'three')]);
    expect(again).toEqual([first, first]);
    expect((await ask(bo.id, 'click', 'one')).id).not.toBe(first.id);
    expect((await ask(ada.id, 'next', 'one')).id).not.toBe(first.id);
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
  });

  test('refuses a snapshot that is no question', async () => {
    const { store } = await open();
    const { id } = await addPost(store, questionPost((await channel(store)).id, 23));

    await execute(`update posts set question = '{"kind": "riddle"}'`);

    await expect(store.post(id)).rejects.toThrow('Column "question"');
  });

  test('tells what became of a day and what got through late or never, also where what they say cannot be read', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const follows = (kind: PostKind, day: number) =>
      addPost(store, questionPost(id, day, { kind, question: null, dueAt: at(day, 360) }));
    await addPost(store, questionPost(id, 23));
    const [old, failed, retried] = [
      await follows('reveal', 22),
      await follows('reveal', 23),
      await follows('discussion', 23),
    ];
    const others = [];
    for (const kind of ['question', 'leaderboard', 'share', 'ruling', 'picture'] as const)
      others.push(await follows(kind, 25));
    await follows('notice', 25);
    await execute("update posts set state = 'failed' where date = '2026-11-25'");
    await follows('reveal', 24);
    await execute(`update posts set question = '{"kind": "riddle"}' where kind = 'question'`);
    await execute(`update posts set state = 'failed', reason = 'gone' where id in (${old.id}, ${failed.id})`);
    await execute(`update posts set reason = 'busy' where id = ${retried.id}`);

    expect(await store.postsOn(id, date(23))).toMatchObject([{ kind: 'question' }]);
    expect((await store.troubled(id, at(23))).map((post) => post.id)).toEqual(
      [failed, retried, ...others].map((post) => post.id),
    );
  });
});

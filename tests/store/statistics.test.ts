import { expect, test } from 'vitest';
import type { StatisticsScope } from '../../src/app/ports/statistics.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { AskedQuestion } from '../../src/core/asked-question.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, answer, at, channel, member, question, questionPost, sendAll, wrong } from './samples.ts';

describeOnEachDatabase('statistics', (open, execute) => {
  const all: StatisticsScope = { channelId: null, pack: null, closedBy: at(30) };

  /** Ada right, Bo wrong, on the 23rd. */
  async function study(store: Store) {
    const { id } = await channel(store);
    const post = await addPost(store, questionPost(id, 23));
    const [ada, bo] = await Promise.all([member(store, 'Ada'), member(store, 'Bo')]);
    await store.recordAnswer(answer(post, ada), true);
    await store.recordAnswer(answer(post, bo, wrong), true);
    await sendAll(store, 23);
    return { id, post, ada, bo };
  }

  const rule = (store: Store, channelId: number, type: 'void' | 'keep', minutes: number) =>
    store.rule(
      {
        channelId,
        pack: 'ddia',
        question: 'quorum-overlap',
        key: `${channelId} ${minutes}`,
        decision: { type },
        memberId: 1,
        at: at(24, minutes),
      },
      at(30),
      () => ({ corrections: [], posts: [] }),
    );

  test('has each question with the answers given to it and what was picked', async () => {
    const { store } = await open();
    const { post, ada, bo } = await study(store);
    const [item, ...more] = await store.itemsIn(all);
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      question: { id: 'quorum-overlap' },
      postId: post.id,
      flags: 0,
      validity: { void: false, accepted: [] },
    });
    expect(item?.answers).toEqual([
      { memberId: ada.id, picks: ['three'], fraction: 1, times: 1 },
      { memberId: bo.id, picks: ['two'], fraction: 0, times: 1 },
    ]);
  });

  test('keeps to a channel, to a pack, and to what has closed', async () => {
    const { store } = await open();
    const { id } = await study(store);
    const found = async (scope: Partial<StatisticsScope>) =>
      (await store.itemsIn({ ...all, ...scope })).length;
    expect(await found({ channelId: id, pack: 'ddia' })).toBe(1);
    expect(await found({ channelId: id + 1 })).toBe(0);
    expect(await found({ pack: 'another' })).toBe(0);
    expect(await found({ closedBy: at(23, 359) })).toBe(0);
    expect(await found({ closedBy: at(23, 360) })).toBe(1);
  });

  test('counts a member once, with the first answer, and nobody’s practice', async () => {
    const { store } = await open();
    const { id, ada } = await study(store);
    const again = await addPost(store, questionPost(id, 25));
    await store.recordAnswer(answer(again, ada, wrong), true);
    const practice = await store.askPractice({
      key: 'p',
      channelId: id,
      memberId: ada.id,
      question: question(),
      date: '2026-11-26',
      at: at(26),
    });
    await store.recordAnswer(answer(practice, ada, wrong), false);
    const [item] = await store.itemsIn(all);
    expect(item?.postId).toBe(again.id);
    expect(item?.answers.map(({ fraction }) => fraction)).toEqual([1, 0]);
  });

  test('leaves answers to another wording out, and takes shuffled options and other marks for the same', async () => {
    const { store } = await open();
    const { id } = await study(store);
    const answersTo = async (day: number, change: Partial<AskedQuestion>) => {
      await addPost(
        store,
        questionPost(id, day, { question: { ...question(), ...change } as AskedQuestion }),
      );
      return (await store.itemsIn(all))[0]?.answers.length;
    };
    const { options } = question();
    expect(await answersTo(24, { options: [...options].reverse(), explanation: [] })).toBe(2);
    const spans = [
      { text: 'Five replicas,', bold: true as const },
      { text: ' three written: how many must be read?' },
    ];
    expect(await answersTo(25, { stem: [{ type: 'paragraph', spans }] })).toBe(2);
    const [one, ...rest] = options;
    if (!one) throw new Error('no options');
    expect(await answersTo(26, { options: [{ ...one, text: [{ text: 'Any two' }] }, ...rest] })).toBe(0);
  });

  test('weighs answers by what their channel has ruled by now', async () => {
    const { store } = await open();
    const { id } = await study(store);
    const elsewhere = await channel(store, 'elsewhere');
    const other = await addPost(store, questionPost(elsewhere.id, 24));
    await store.recordAnswer(answer(other, await member(store, 'Cy')), true);
    const fractions = async () => (await store.itemsIn(all))[0]?.answers.map(({ fraction }) => fraction);

    await rule(store, id, 'void', 1);
    expect(await fractions()).toEqual([null, null, 1]);
    expect((await store.itemsIn(all))[0]?.validity.void).toBe(true);
    await rule(store, id, 'keep', 2);
    expect(await fractions()).toEqual([1, 0, 1]);
    expect((await store.itemsIn(all))[0]?.validity.void).toBe(false);
  });

  test('counts members who flagged it since the last ruling, also where it was met in practice alone', async () => {
    const { store } = await open();
    const { id, post, ada, bo } = await study(store);
    const flag = (on: { id: number }, by: { id: number }, name: string, minutes: number) =>
      store.flag({
        postId: on.id,
        memberId: by.id,
        channelId: id,
        pack: 'ddia',
        question: name,
        reason: 'Odd',
        at: at(24, minutes),
      });
    const flags = async () =>
      (await store.itemsIn(all)).map((item) => [item.question.id, item.postId, item.flags]);
    await flag(post, ada, 'quorum-overlap', 0);
    await rule(store, id, 'keep', 1);
    expect(await flags()).toEqual([['quorum-overlap', post.id, 0]]);
    await flag(post, bo, 'quorum-overlap', 2);
    const practice = await store.askPractice({
      key: 'p',
      channelId: id,
      memberId: ada.id,
      question: question({ id: 'practised' }),
      date: '2026-11-24',
      at: at(24),
    });
    await store.recordAnswer(answer(practice, ada, wrong), false);
    await flag(practice, ada, 'practised', 3);
    expect(await flags()).toEqual([
      ['practised', null, 1],
      ['quorum-overlap', post.id, 1],
    ]);
    expect((await store.itemsIn(all))[0]?.answers).toEqual([]);
  });

  test('counts answers of people who are erased, and reads no words of anybody', async () => {
    const { store } = await open();
    const { id, post } = await study(store);
    await execute(`insert into anonymous_answers (post_id, channel_id, response, fraction, ideas_hit, answers)
      values (${post.id}, ${id}, '{"type": "choice", "picks": ["two"]}', 0, '[]', 3),
        (${post.id}, ${id}, '{"type": "written", "text": "secret"}', 0.5, '["i"]', 2)`);
    const [item] = await store.itemsIn(all);
    expect(item?.answers.slice(2)).toEqual([
      { memberId: null, picks: ['two'], fraction: 0, times: 3 },
      { memberId: null, picks: [], fraction: 0.5, times: 2 },
    ]);
    expect(JSON.stringify(item)).not.toContain('secret');
  });
});

import { expect, test } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, answer, at, channel, date, member, question, questionPost, wrong } from './samples.ts';

describeOnEachDatabase('scores', (open, execute) => {
  test('adds up points, answers and days of each member', async () => {
    const { store } = await open();
    const { id, ada, bo } = await study(store);

    expect(await store.scores(id, null, at(30))).toEqual([
      { memberId: ada.id, name: 'Ada', points: 5, possible: 7, answers: 3, days: 2 },
      { memberId: bo.id, name: 'Bo', points: 0, possible: 2, answers: 1, days: 1 },
    ]);
  });

  test('counts entries after the start of the span and up to its end', async () => {
    const { store } = await open();
    const { id, ada } = await study(store);
    const points = async (from: number, to: number) =>
      (await store.scoreOf(id, ada.id, at(23, from), at(23, to)))?.points;

    expect(await points(0, 1)).toBe(2);
    expect(await points(1, 2)).toBeUndefined();
    expect(await points(0, 0)).toBeUndefined();
  });

  test('keeps whoever hid themselves off the board, but tells them their own score', async () => {
    const { store } = await open();
    const { id, ada, bo } = await study(store);
    await store.setHidden(ada.id, true);

    expect((await store.scores(id, null, at(30))).map(({ name }) => name)).toEqual(['Bo']);
    expect(await store.scoreOf(id, ada.id, null, at(30))).toMatchObject({ points: 5 });
    await store.setHidden(ada.id, false);
    expect((await store.scores(id, null, at(30))).map(({ name }) => name)).toEqual(['Ada', 'Bo']);
    expect(await store.scoreOf(id + 1, bo.id, null, at(30))).toBeUndefined();
  });

  test('adds the points of rulings without counting the answer twice', async () => {
    const { store } = await open();
    const { id, bo } = await study(store);

    await execute(`insert into ledger
      select post_id, member_id, 1, channel_id, 200, 0, date, at from ledger where member_id = ${bo.id}`);

    expect(await store.scoreOf(id, bo.id, null, at(30))).toMatchObject({
      points: 2,
      possible: 2,
      answers: 1,
      days: 1,
    });
  });

  test('lists the dates on which members answered', async () => {
    const { store } = await open();
    const { id, ada, bo } = await study(store);
    const cy = await member(store, 'Cy');

    expect(await store.answeredDates(id, [ada.id, bo.id, cy.id])).toEqual(
      new Map([
        [ada.id, [date(23), date(24)]],
        [bo.id, [date(23)]],
        [cy.id, []],
      ]),
    );
    expect(await store.answeredDates(id, [])).toEqual(new Map());
  });

  test('finds the hardest question among those with enough answers', async () => {
    const { store } = await open();
    const { id, overlap } = await study(store);

    expect(await store.hardestQuestion(id, null, at(30), 2)).toEqual({
      postId: overlap.id,
      question: 'quorum-overlap',
      pack: 'ddia',
      fraction: 0.5,
      answers: 2,
    });
    expect(await store.hardestQuestion(id, null, at(30), 1)).toMatchObject({ question: 'write-skew' });
    expect(await store.hardestQuestion(id, null, at(30), 3)).toBeUndefined();
    expect(await store.hardestQuestion(id, at(24, 60), at(30), 1)).toBeUndefined();
  });
});

/** Ada answers a question of chapter 5 and two of chapter 7, the next day; Bo the first one, wrongly. */
async function study(store: Store) {
  const { id } = await channel(store);
  const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];
  const overlap = await addPost(store, questionPost(id, 23));
  const skew = question({ id: 'write-skew', chapter: 7, difficulty: 3 });
  const phantom = question({ id: 'phantom', chapter: 7 });
  const hard = await addPost(store, questionPost(id, 24, { question: skew }));
  const easy = await addPost(store, questionPost(id, 24, { slot: `${date(24)}/2`, question: phantom }));
  const partly = { verdict: { fraction: 0.25, points: 1, ideasHit: [] } };
  await store.recordAnswer(answer(overlap, ada), true);
  await store.recordAnswer(answer(overlap, bo, wrong), true);
  await store.recordAnswer(answer(hard, ada, partly), true);
  await store.recordAnswer(answer(easy, ada), true);
  return { id, ada, bo, overlap };
}

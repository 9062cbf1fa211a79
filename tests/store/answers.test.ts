import { expect, test } from 'vitest';
import type { Answer } from '../../src/app/ports/answers.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { tallyAnswers } from '../../src/core/tally.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, answer, at, channel, member, question, questionPost, wrong } from './samples.ts';

describeOnEachDatabase('answers', (open, execute) => {
  test('counts only the first answer, however often and however parallel', async () => {
    const stores = await Promise.all(Array.from({ length: 3 }, async () => (await open()).store));
    const [store] = stores as [Store];
    const { asked, ada } = await askAda(store);
    const tries = Array.from({ length: 30 }, (_, minute) => answer(asked, ada, { at: at(23, minute) }));

    const outcomes = await Promise.all(
      tries.map((given, index) => (stores[index % 3] ?? store).recordAnswer(given, true)),
    );

    const kept = await store.answerOf(asked.id, ada.id);
    expect(outcomes.filter(({ type }) => type === 'recorded')).toHaveLength(1);
    expect(outcomes.filter(({ type }) => type === 'duplicate')).toEqual(
      Array(29).fill({ type: 'duplicate', first: kept }),
    );
    expect(await store.answerCount(asked.id)).toBe(1);
    expect(await store.scores(asked.channelId, null, at(30))).toMatchObject([{ points: 2, answers: 1 }]);
  });

  test('gives an answer back as it was recorded', async () => {
    const { store } = await open();
    const { asked, ada } = await askAda(store);
    const written = answer(asked, ada, {
      response: { type: 'written', text: 'Reads may miss the latest write — "stale", as they say.' },
      verdict: { fraction: 1 / 3, points: 2 / 3, ideasHit: ['stale-read'] },
    });

    await store.recordAnswer(written, true);

    expect(await store.answerOf(asked.id, ada.id)).toEqual(written);
    expect(await store.answerOf(asked.id, ada.id + 1)).toBeUndefined();
    expect(await store.scores(asked.channelId, null, at(30))).toMatchObject([{ points: 0.67, possible: 2 }]);
  });

  test('earns nothing where there is no ledger entry', async () => {
    const { store } = await open();
    const { asked, ada } = await askAda(store);

    expect(await store.recordAnswer(answer(asked, ada), false)).toEqual({ type: 'recorded' });
    expect(await store.recordAnswer(answer(asked, ada), true)).toMatchObject({ type: 'duplicate' });
    expect(await store.scores(asked.channelId, null, at(30))).toEqual([]);
    expect(await store.answerCount(asked.id)).toBe(1);
  });

  test('keeps neither answer nor entry of a post that is unknown', async () => {
    const { store } = await open();
    const { asked, ada } = await askAda(store);
    const stray = { ...answer(asked, ada), postId: asked.id + 1 };

    await expect(store.recordAnswer(stray, true)).rejects.toThrow();

    expect(await store.answerOf(stray.postId, ada.id)).toBeUndefined();
  });

  test.each(['answers', 'ledger'])('refuses to change or delete rows of %s', async (table) => {
    const { store } = await open();
    const { asked, ada } = await askAda(store);
    await store.recordAnswer(answer(asked, ada), true);
    const refusal = { cause: expect.objectContaining({ code: '23001' }) };

    for (const statement of [`update ${table} set points = 9`, `delete from ${table}`]) {
      const refused = await Promise.resolve(execute(statement)).catch((error: unknown) => error);
      expect([refused, { cause: refused }]).toContainEqual(expect.objectContaining(refusal));
    }
    expect(await store.scores(asked.channelId, null, at(30))).toMatchObject([{ points: 2 }]);
  });

  test('tallies what was answered, and names those who were right and may be named', async () => {
    const { store } = await open();
    const { asked, ada } = await askAda(store);
    const record = async (name: string, change: Partial<Answer>) => {
      const by = await member(store, name);
      await store.recordAnswer(answer(asked, by, change), true);
      return by;
    };
    await store.recordAnswer(answer(asked, ada), true);
    await record('Zoe', {});
    await record('Bo', wrong);
    await record('Cy', {
      response: { type: 'choice', picks: ['two', 'three'] },
      verdict: { fraction: 0.5, points: 1, ideasHit: [] },
    });
    await record('Di', {
      response: { type: 'written', text: 'Overlap' },
      verdict: { fraction: 1, points: 2, ideasHit: ['overlap', 'majority'] },
    });
    await store.setHidden((await record('Eve', {})).id, true);
    await store.markLeft(await record('Flo', {}));

    expect(await tally(store, asked.id, 2)).toEqual({
      answered: 7,
      right: 5,
      picks: new Map([
        ['three', 5],
        ['two', 2],
      ]),
      ideas: new Map([
        ['overlap', 1],
        ['majority', 1],
      ]),
      written: 1,
      names: ['Ada', 'Di'],
    });
    expect((await tally(store, asked.id, 9)).names).toEqual(['Ada', 'Di', 'Zoe']);
  });

  test('tallies a post that nobody answered', async () => {
    const { store } = await open();
    const { asked } = await askAda(store);

    const nobody = { answered: 0, right: 0, picks: new Map(), ideas: new Map(), written: 0, names: [] };
    expect(await tally(store, asked.id, 9)).toEqual(nobody);
  });
});

async function tally(store: Store, postId: number, namesLimit: number) {
  return tallyAnswers(question(), await store.answersTo(postId), namesLimit);
}

async function askAda(store: Store) {
  const ada = await member(store, 'Ada');
  const asked = await addPost(store, questionPost((await channel(store)).id, 23));
  return { asked, ada };
}

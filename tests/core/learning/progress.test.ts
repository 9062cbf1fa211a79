import { describe, expect, it } from 'vitest';
import { masteryByChapter, retestOf } from '../../../src/core/learning/progress.ts';
import { memories, type PastRecall } from '../../../src/core/learning/review.ts';
import type { Chapter, Pack } from '../../../src/core/pack.ts';
import { localDateIn } from '../../../src/core/time.ts';
import { monday } from '../../support/study.ts';
import { packOf, question } from '../packs.ts';

/** Two chapters; each concept has a question of its own name, and `ab` is on two. */
const pack: Pack = { ...packOf(), chapters: [chapterOf(1, 'a', 'b'), chapterOf(2, 'c')] };

function chapterOf(number: number, ...ids: readonly string[]): Chapter {
  const concepts = ids.map((id) => ({ id, chapter: number, name: id, text: [], terms: [], related: [] }));
  const about = (id: string, ...names: readonly string[]) => ({
    ...question(id, number),
    difficulty: 2 as const,
    concepts: names,
  });
  const questions = [...ids.map((id) => about(id, id)), about(ids.join(''), ...ids)];
  return { number, title: `Chapter ${number}`, summary: [], concepts, terms: [], questions };
}

const zone = 'Europe/Berlin';
const after = (days: number) => monday.add({ hours: 24 * days });
const answer = (id: string, days: number, fraction = 1): PastRecall => ({
  question: id,
  at: after(days),
  kind: 'multiple-choice',
  difficulty: 2,
  written: false,
  fraction,
});
const mastery = (answers: readonly PastRecall[], days: number) =>
  masteryByChapter(pack, memories(pack, answers, zone), localDateIn(zone, after(days)));

describe('mastery by chapter', () => {
  it('counts what was right at last and is still known, of all that the chapter has', () => {
    expect(mastery([answer('a', 0), answer('b', 0, 0)], 0)).toEqual([
      { number: 1, title: 'Chapter 1', mastered: 1, met: 2, concepts: 2 },
    ]);
  });

  it('counts nothing that is likely to be forgotten by now', () => {
    expect(mastery([answer('a', 0)], 1)).toMatchObject([{ mastered: 1 }]);
    expect(mastery([answer('a', 0)], 60)).toMatchObject([{ mastered: 0, met: 1 }]);
  });

  it('counts nothing that was right only before, or in part', () => {
    expect(mastery([answer('a', 0), answer('a', 3, 0)], 3)).toMatchObject([{ mastered: 0 }]);
    expect(mastery([answer('a', 0, 0.5)], 0)).toMatchObject([{ mastered: 0 }]);
  });

  it('leaves out chapters without an answer, and has the others in reading order', () => {
    expect(mastery([], 0)).toEqual([]);
    expect(mastery([answer('c', 0), answer('a', 1)], 1).map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('the delayed re-test', () => {
  it('compares the first answer on a concept with the last', () => {
    const answers = [answer('a', 0, 0), answer('b', 0), answer('a', 2, 0), answer('ab', 5)];
    expect(retestOf(pack, answers, zone)).toEqual({
      concepts: 2,
      rightAtFirst: 1,
      rightAtLast: 2,
      mended: 1,
    });
  });

  it('is none where the last answer came within a day', () => {
    expect(retestOf(pack, [answer('a', 0, 0), answer('a', 0.75)], zone)).toMatchObject({ concepts: 0 });
    expect(retestOf(pack, [answer('a', 0, 0), answer('a', 1)], zone)).toMatchObject({
      concepts: 1,
      mended: 1,
    });
  });

  it('counts nothing that came right only minutes after it was missed again', () => {
    const answers = [answer('a', 0, 0), answer('a', 2, 0), answer('a', 2.125)];
    expect(retestOf(pack, answers, zone)).toMatchObject({ concepts: 1, rightAtLast: 0, mended: 0 });
  });

  it('counts what was known and is not any more', () => {
    expect(retestOf(pack, [answer('a', 9, 0.5), answer('a', 0)], zone)).toEqual({
      concepts: 1,
      rightAtFirst: 1,
      rightAtLast: 0,
      mended: 0,
    });
  });
});

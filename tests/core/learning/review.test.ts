import { describe, expect, it } from 'vitest';
import { dueReviews, memories, type PastRecall, selectSibling } from '../../../src/core/learning/review.ts';
import type { Pack } from '../../../src/core/pack.ts';
import { monday } from '../../support/study.ts';
import { packOf, question } from '../packs.ts';

/** Questions a1 and a2 on the concept a, and so on; `ab` is on both. */
const pack: Pack = {
  ...packOf(),
  chapters: [
    {
      ...chapterOf(),
      questions: ['a1', 'a2', 'b1', 'b2', 'ab', 'c1'].map((id) => ({
        ...question(id),
        difficulty: 2,
        concepts: id === 'ab' ? ['a', 'b'] : [id.slice(0, 1)],
      })),
    },
  ],
};

function chapterOf() {
  return { number: 1, title: '', summary: [], concepts: [], terms: [], questions: [] };
}

const after = (days: number) => monday.add({ hours: 24 * days });
const answer = (id: string, days: number, fraction: number): PastRecall => ({
  question: id,
  at: after(days),
  kind: 'multiple-choice',
  difficulty: 2,
  written: false,
  fraction,
});
const due = (answers: readonly PastRecall[], days: number) =>
  dueReviews(memories(pack, answers), after(days)).map(({ concept }) => concept);

describe('what is due for review', () => {
  it('is nothing that was never answered or is still remembered', () => {
    expect(due([], 100)).toEqual([]);
    expect(due([answer('a1', 0, 1)], 1)).toEqual([]);
    expect(due([answer('a1', 0, 1)], 100)).toEqual(['a']);
  });

  it('begins with what was missed, and goes on with what is most likely forgotten', () => {
    const answers = [answer('a1', 0, 1), answer('b1', 20, 1), answer('c1', 50, 0)];
    expect(due(answers, 100)).toEqual(['c', 'a', 'b']);
  });

  it('is both concepts of a question on two', () => {
    expect(due([answer('ab', 0, 0)], 10)).toEqual(['a', 'b']);
  });

  it('does not depend on the order in which answers are told', () => {
    const answers = [answer('a1', 0, 0), answer('a2', 3, 1), answer('a1', 9, 1)];
    expect(memories(pack, answers).get('a')?.dueAt).toEqual(
      memories(pack, [...answers].reverse()).get('a')?.dueAt,
    );
  });

  it('passes over questions that the pack has lost', () => {
    expect(due([answer('gone', 0, 0)], 10)).toEqual([]);
  });
});

describe('the question to review a concept with', () => {
  const chosen = (answers: readonly PastRecall[], ...excluded: readonly string[]) =>
    selectSibling(pack, 'a', answers, new Set(excluded))?.id;

  it('is a sibling that was never met', () => {
    expect(chosen([answer('a1', 0, 0)])).toBe('a2');
    expect(chosen([answer('a1', 0, 0), answer('a2', 1, 0)])).toBe('ab');
  });

  it('is the one answered longest ago where all were met', () => {
    const answers = [answer('a1', 5, 1), answer('a2', 1, 0), answer('ab', 2, 1), answer('a2', 9, 1)];
    expect(chosen(answers)).toBe('ab');
  });

  it('is none that is excluded', () => {
    expect(chosen([answer('a1', 0, 0)], 'a2', 'ab')).toBe('a1');
    expect(chosen([], 'a1', 'a2', 'ab')).toBeUndefined();
  });
});

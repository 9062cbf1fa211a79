import type { AskedQuestion } from '../../../src/core/asked-question.ts';
import type { Question } from '../../../src/core/pack.ts';
import { valid } from '../../../src/core/ruling.ts';
import type { Item, ItemAnswer } from '../../../src/core/statistics/item.ts';

/** A question whose options are `right` and three wrong ones, `a` to `c`. */
export function itemOf(id: string, answers: readonly ItemAnswer[], changes: Partial<Item> = {}): Item {
  return { question: questionOf(id), postId: 1, answers, flags: 0, validity: valid, ...changes };
}

export function questionOf(id: string, kind: Question['kind'] = 'multiple-choice'): AskedQuestion {
  const options = ['right', 'a', 'b', 'c'].map((option) => ({
    id: option,
    text: [{ text: `The ${option} one` }],
    right: option === 'right',
    feedback: [],
  }));
  const base = { id, pack: 'small', packVersion: '1.0.0', chapter: 1, difficulty: 1 as const, options };
  const texts = { stem: [], explanation: [], concepts: ['c'], terms: [] };
  return kind === 'spot-the-issue'
    ? { ...base, ...texts, kind, rubric: [], model: [], examples: [] }
    : { ...base, ...texts, kind };
}

/** What a member picked; right, unless it is an option's id. */
export function picked(memberId: number | null, pick = 'right', times = 1): ItemAnswer {
  return { memberId, picks: [pick], fraction: pick === 'right' ? 1 : 0, times };
}

/** As many answers of people who are erased as each option is to have. */
export function counts(picks: Readonly<Record<string, number>>): readonly ItemAnswer[] {
  return Object.entries(picks).map(([pick, times]) => picked(null, pick, times));
}

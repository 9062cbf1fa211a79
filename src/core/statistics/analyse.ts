import type { Option } from '../pack.ts';
import { type Estimate, estimateCorrelation, estimateShare, sum } from './estimate.ts';
import type { Item, ItemAnswer } from './item.ts';

/** How a question has done with those who answered it. */
export interface ItemStatistics {
  readonly item: Item;
  /** How many answers there are. */
  readonly answers: number;
  /**
   * The mean fraction, 0 to 1: the item's difficulty in classical test theory, where a hard one has a low value (Lord &
   * Novick 1968, Statistical Theories of Mental Test Scores, ch. 15). Void answers are left out; undefined: no others.
   */
  readonly difficulty: Estimate | undefined;
  /** Each option with how many picked it, in the order of `item.question`. */
  readonly options: readonly { readonly option: Option; readonly picked: number }[];
  /** How many answered by picking: of a question that asks for words, those who would rather choose. */
  readonly choosers: number;
  /**
   * The correlation of the fraction with the same members' mean over their other answers to the pack, the point-biserial
   * where all is right or wrong. The item itself is left out of that mean, or it would agree with itself (Henrysson 1963,
   * Correction of Item-Total Correlations in Item Analysis). Members answer different questions, hence a mean, not a sum.
   * Undefined where too few answered, or nothing varies.
   */
  readonly discrimination: Estimate | undefined;
}

/** From so many answers on, a question's figures are more than chance. */
export const fewestAnswers = 8;

/** Who has given fewer other answers tells too little of what they know. */
const fewestOthers = 3;

/** A member's answers to a pack: the sum of their fractions, and how many they are. */
interface Total {
  readonly sum: number;
  readonly count: number;
}

/** Figures of each question, from all of them: whatever belongs together, such as a channel's, is given at once. */
export function analyseItems(items: readonly Item[]): readonly ItemStatistics[] {
  const totals = totalsOf(items);
  return items.map((item) => ({
    item,
    answers: countOf(item.answers),
    difficulty: difficultyOf(item.answers),
    options: item.question.options.map((option) => ({
      option,
      picked: countOf(item.answers.filter(({ picks }) => picks.includes(option.id))),
    })),
    choosers: countOf(item.answers.filter(({ picks }) => picks.length > 0)),
    discrimination: discriminationOf(item, totals),
  }));
}

function countOf(answers: readonly ItemAnswer[]): number {
  return sum(answers.map(({ times }) => times));
}

function difficultyOf(answers: readonly ItemAnswer[]): Estimate | undefined {
  const counted = answers.filter(({ fraction }) => fraction !== null);
  const count = countOf(counted);
  if (count === 0) return undefined;
  return estimateShare(sum(counted.map(({ fraction, times }) => (fraction ?? 0) * times)) / count, count);
}

function totalsOf(items: readonly Item[]): ReadonlyMap<string, Total> {
  const totals = new Map<string, Total>();
  for (const { question, answers } of items)
    for (const { memberId, fraction } of known(answers)) {
      const key = keyOf(question.pack, memberId);
      const { sum: before, count } = totals.get(key) ?? { sum: 0, count: 0 };
      totals.set(key, { sum: before + fraction, count: count + 1 });
    }
  return totals;
}

function discriminationOf(
  { question, answers }: Item,
  totals: ReadonlyMap<string, Total>,
): Estimate | undefined {
  const pairs = known(answers).flatMap(({ memberId, fraction }): readonly (readonly [number, number])[] => {
    const total = totals.get(keyOf(question.pack, memberId));
    if (!total || total.count <= fewestOthers) return [];
    return [[fraction, (total.sum - fraction) / (total.count - 1)]];
  });
  return pairs.length < fewestAnswers ? undefined : estimateCorrelation(pairs);
}

/** Answers that count, of members who are known. */
function known(answers: readonly ItemAnswer[]): readonly { memberId: number; fraction: number }[] {
  return answers.flatMap(({ memberId, fraction }) =>
    memberId === null || fraction === null ? [] : [{ memberId, fraction }],
  );
}

function keyOf(pack: string, memberId: number): string {
  return `${pack} ${memberId}`;
}

import type { Option } from '../pack.ts';
import { fewestAnswers, type ItemStatistics } from './analyse.ts';

/** What speaks for mending a question. */
export type Reason =
  /** Organisers found that it counts for nobody. */
  | { readonly type: 'voided' }
  /** Organisers accepted these options besides the right ones. */
  | { readonly type: 'accepted'; readonly options: readonly Option[] }
  | { readonly type: 'flagged'; readonly members: number }
  /** More picked a wrong option than a right one. */
  | { readonly type: 'beaten'; readonly wrong: Picked; readonly right: Picked }
  /** Those who know more don't do better at it, or even do worse. */
  | { readonly type: 'indiscriminate'; readonly discrimination: number }
  | { readonly type: 'hard' | 'easy'; readonly fraction: number }
  /** Nobody picked these wrong options. */
  | { readonly type: 'idle'; readonly options: readonly Option[] };

interface Picked {
  readonly option: Option;
  readonly picked: number;
}

/** A question with what speaks for mending it. */
export interface Mending {
  readonly statistics: ItemStatistics;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
  /** The weights of its reasons, added up: 0 where there are none. */
  readonly need: number;
}

/** How much each reason weighs; a flag does so for each member. */
const weights: Readonly<Record<Reason['type'], number>> = {
  voided: 5,
  accepted: 5,
  beaten: 3,
  indiscriminate: 2,
  hard: 2,
  flagged: 1,
  easy: 1,
  idle: 1,
};

/** Whether nobody gets something wrong, or picks it, shows only from so many answers on. */
const fewestForNobody = 20;

const hardest = 0.2;
const easiest = 0.95;

/** From here on, Ebel (1965), Measuring Educational Achievement, calls an item reasonably good. */
const goodDiscrimination = 0.3;

/** The questions most in need of mending, at most so many. */
export function mendFirst(statistics: readonly ItemStatistics[], most: number): readonly Mending[] {
  return rankByNeed(statistics)
    .filter(({ need }) => need > 0)
    .slice(0, most);
}

/** All of them, most in need first; of equals, the one with more answers. */
export function rankByNeed(statistics: readonly ItemStatistics[]): readonly Mending[] {
  return statistics.map(judge).sort((one, other) => other.need - one.need || byAnswers(one, other));
}

function byAnswers({ statistics: one }: Mending, { statistics: other }: Mending): number {
  return other.answers - one.answers || (nameOf(one) < nameOf(other) ? -1 : 1);
}

function nameOf({ item }: ItemStatistics): string {
  return `${item.question.pack} ${item.question.id}`;
}

function judge(statistics: ItemStatistics): Mending {
  const reasons = [
    ...saidBy(statistics),
    ...beaten(statistics),
    ...indiscriminate(statistics),
    ...extreme(statistics),
    ...idle(statistics),
  ].sort((one, other) => weigh(other) - weigh(one));
  return { statistics, reasons, need: reasons.reduce((need, reason) => need + weigh(reason), 0) };
}

function weigh(reason: Reason): number {
  return weights[reason.type] * (reason.type === 'flagged' ? reason.members : 1);
}

/** What members and organisers have said about it. */
function saidBy({ item: { question, validity, flags } }: ItemStatistics): readonly Reason[] {
  const options = question.options.filter(({ id }) => validity.accepted.includes(id));
  return [
    ...(validity.void ? [{ type: 'voided' } as const] : []),
    ...(options.length > 0 ? [{ type: 'accepted', options } as const] : []),
    ...(flags > 0 ? [{ type: 'flagged', members: flags } as const] : []),
  ];
}

/** Where several options are right, the one that fewest picked is what counts. */
function beaten(statistics: ItemStatistics): readonly Reason[] {
  const right = statistics.options.filter(({ option }) => option.right).sort(byPicks)[0];
  const wrong = distractorsOf(statistics).sort(byPicks).at(-1);
  const isBeaten = right && wrong && wrong.picked > right.picked;
  return isBeaten && statistics.choosers >= fewestAnswers ? [{ type: 'beaten', wrong, right }] : [];
}

/** Only where even the upper end of the interval falls short: with few answers that takes a clear case. */
function indiscriminate({ discrimination }: ItemStatistics): readonly Reason[] {
  if (!discrimination || discrimination.high >= goodDiscrimination) return [];
  return [{ type: 'indiscriminate', discrimination: discrimination.value }];
}

function extreme({ answers, difficulty }: ItemStatistics): readonly Reason[] {
  if (!difficulty) return [];
  const { value: fraction } = difficulty;
  if (fraction < hardest && answers >= fewestAnswers) return [{ type: 'hard', fraction }];
  if (fraction > easiest && answers >= fewestForNobody) return [{ type: 'easy', fraction }];
  return [];
}

/** Where nearly everybody is right, that is said already. */
function idle(statistics: ItemStatistics): readonly Reason[] {
  const { choosers, difficulty } = statistics;
  if (choosers < fewestForNobody || (difficulty && difficulty.value > easiest)) return [];
  const unpicked = distractorsOf(statistics).filter(({ picked }) => picked === 0);
  return unpicked.length > 0 ? [{ type: 'idle', options: unpicked.map(({ option }) => option) }] : [];
}

/** Options that nobody holds for right. */
function distractorsOf({ item, options }: ItemStatistics): Picked[] {
  return options.filter(({ option }) => !option.right && !item.validity.accepted.includes(option.id));
}

function byPicks(one: Picked, other: Picked): number {
  return one.picked - other.picked || (one.option.id < other.option.id ? -1 : 1);
}

import type { Plan } from './plan.ts';
import type { Score } from './score.ts';
import { addDays, type Instant, instantAt, localDateIn, Temporal } from './time.ts';
import { weekdayOf } from './weekday.ts';

/** A member's score and place, from 1. Equal points share a place, and the places after it are left free: 1, 1, 3. */
export interface Standing extends Score {
  readonly place: number;
}

/** The scores by points, highest first, those with equal points by name. */
export function rank(scores: readonly Score[]): readonly Standing[] {
  const sorted = [...scores].sort((one, other) => points(other) - points(one) || byName(one, other));
  const first = new Map<number, number>();
  return sorted.map((score, index) => {
    const place = first.get(points(score)) ?? index + 1;
    first.set(points(score), place);
    return { ...score, place };
  });
}

/** Points in whole millionths: sums of thirds that should be equal differ in their last digits. */
function points(score: Score): number {
  return Math.round(score.points * 1e6);
}

function byName(one: Score, other: Score): number {
  return one.name.localeCompare(other.name, 'en') || one.memberId - other.memberId;
}

/** The member whose answers got better most. */
export interface Improvement {
  readonly memberId: number;
  readonly name: string;
  /** How much more of the points possible they earned, above 0 and up to 1. */
  readonly gain: number;
}

/** Who improved most over the scores of an earlier time, among those with at least two answers in both. */
export function mostImproved(now: readonly Score[], before: readonly Score[]): Improvement | undefined {
  const earlier = new Map(before.filter(hasEnough).map((score) => [score.memberId, score]));
  return now
    .filter(hasEnough)
    .sort(byName)
    .map((score) => ({ score, gain: gainOver(earlier.get(score.memberId), score) }))
    .filter(({ gain }) => gain > 1e-6)
    .sort((one, other) => other.gain - one.gain)
    .map(({ score, gain }) => ({ memberId: score.memberId, name: score.name, gain }))[0];
}

function hasEnough(score: Score): boolean {
  return score.answers >= 2 && score.possible > 0;
}

function gainOver(before: Score | undefined, now: Score): number {
  return before ? now.points / now.possible - before.points / before.possible : 0;
}

/** What a leaderboard may cover. */
export type Period = 'week' | 'month' | 'all';

/** The time that a leaderboard covers: after `from`, or from the very beginning; up to and including `to`. */
export interface BoardWindow {
  readonly from: Instant | null;
  readonly to: Instant;
}

/**
 * The window of a leaderboard at a moment. A week runs from one planned leaderboard to the next, breaks or not, and the
 * moment of a leaderboard belongs to the week it ends; without one, from Monday to Monday. A month is the calendar's.
 * Both are in the plan's zone; without a plan, in UTC.
 */
export function boardWindow(plan: Plan | undefined, period: Period, at: Instant): BoardWindow {
  switch (period) {
    case 'week':
      return weekOf(plan, at);
    case 'month':
      return monthOf(plan?.zone ?? 'UTC', at);
    case 'all':
      return { from: null, to: at };
  }
}

function weekOf(plan: Plan | undefined, at: Instant): BoardWindow {
  const zone = plan?.zone ?? 'UTC';
  const { day, time } = plan?.leaderboard ?? { day: 1, time: '00:00' };
  const today = localDateIn(zone, at);
  const boardIn = (days: number) => instantAt(addDays(today, day - weekdayOf(today) + days), time, zone);
  let ends = -7;
  while (Temporal.Instant.compare(boardIn(ends), at) < 0) ends += 7;
  return { from: boardIn(ends - 7), to: boardIn(ends) };
}

function monthOf(zone: string, at: Instant): BoardWindow {
  const first = Temporal.PlainDate.from(localDateIn(zone, at)).with({ day: 1 });
  const startOf = (date: Temporal.PlainDate) => instantAt(date.toString(), '00:00', zone);
  return { from: startOf(first), to: startOf(first.add({ months: 1 })) };
}

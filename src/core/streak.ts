import type { LocalDate } from './plan.ts';

/**
 * On how many dates in a row, up to today, a member answered. Dates without a question neither count nor break it, and
 * nor does one that was missed but can still be answered: today, or any of `open`.
 */
export function streak(
  questionDates: readonly LocalDate[],
  answered: readonly LocalDate[],
  today: LocalDate,
  open: readonly LocalDate[],
): number {
  const hits = new Set(answered);
  const pending = new Set([today, ...open]);
  const dates = [...new Set(questionDates)].filter(
    (date) => date <= today && (hits.has(date) || !pending.has(date)),
  );
  const newestFirst = dates.sort().reverse();
  const miss = newestFirst.findIndex((date) => !hits.has(date));
  return miss < 0 ? newestFirst.length : miss;
}

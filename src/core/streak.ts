import type { LocalDate } from './plan.ts';

/**
 * On how many dates in a row, up to today, a member answered. Dates without a question neither count nor break it, and
 * a question of today can still be answered, so that it breaks nothing yet.
 */
export function streak(
  questionDates: readonly LocalDate[],
  answered: readonly LocalDate[],
  today: LocalDate,
): number {
  const hits = new Set(answered);
  const dates = [...new Set(questionDates)].filter(
    (date) => date < today || (date === today && hits.has(date)),
  );
  const newestFirst = dates.sort().reverse();
  const miss = newestFirst.findIndex((date) => !hits.has(date));
  return miss < 0 ? newestFirst.length : miss;
}

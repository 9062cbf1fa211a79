import type { LocalDate, Plan } from './plan.ts';
import { isStudyDay } from './plan-dates.ts';
import { addDays } from './time.ts';

/**
 * How many weeks of a plan were over on a date. Its weeks are counted in sevens of days from its start; one without a
 * study day, in a break, doesn't count. Counts no further than `most`.
 */
export function weeksStudied(plan: Plan, date: LocalDate, most: number): number {
  let weeks = 0;
  let end = addDays(plan.startsOn, 7);
  while (end <= date && weeks < most) {
    if (hasStudyDay(plan, addDays(end, -7))) weeks += 1;
    end = addDays(end, 7);
  }
  return weeks;
}

function hasStudyDay(plan: Plan, start: LocalDate): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some((days) => isStudyDay(plan, addDays(start, days)));
}

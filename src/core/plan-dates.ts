import type { LocalDate, Plan } from './plan.ts';
import { addDays } from './time.ts';
import { weekdayOf } from './weekday.ts';

/** Where a search for dates gives up: a break until then lasts for ever. */
const lastDate: LocalDate = '9999-12-31';

/** The break that this date falls in. */
export function breakOn(plan: Plan, date: LocalDate): Plan['breaks'][number] | undefined {
  return plan.breaks.find(({ from, to }) => from <= date && date <= to);
}

/** Whether the plan has questions on this date. */
export function isStudyDay(plan: Plan, date: LocalDate): boolean {
  return date >= plan.startsOn && plan.days.includes(weekdayOf(date)) && !breakOn(plan, date);
}

/** Dates on which the plan posts anything, ascending, no earlier than `from`. Breaks are stepped over in one go. */
export function* postingDates(plan: Plan, from: LocalDate): Generator<LocalDate, void> {
  const days = new Set(plan.leaderboard ? [...plan.days, plan.leaderboard.day] : plan.days);
  if (days.size === 0) return;
  let date = from < plan.startsOn ? plan.startsOn : from;
  for (;;) {
    const pause = breakOn(plan, date);
    if (!pause && days.has(weekdayOf(date))) yield date;
    const done = pause?.to ?? date;
    if (done >= lastDate) return;
    date = addDays(done, 1);
  }
}

import type { LocalDate } from '../plan.ts';
import { addDays, type Instant, localDateIn } from '../time.ts';
import { weekdayOf } from '../weekday.ts';

/** Weeks of a calendar, the running one included. */
export const calendarWeeks = 12;

/** On which of the last days somebody answered. */
export interface Calendar {
  /** A Monday. */
  readonly from: LocalDate;
  /** A day each, from that Monday to today: whether something was answered on it. */
  readonly answered: readonly boolean[];
}

/** The days of the last weeks on which there are answers, by the calendar of a zone. */
export function calendarOf(
  answers: readonly { readonly at: Instant }[],
  now: Instant,
  zone: string,
): Calendar {
  const today = localDateIn(zone, now);
  const days = 7 * (calendarWeeks - 1) + weekdayOf(today);
  const from = addDays(today, 1 - days);
  const dates = new Set(answers.map(({ at }) => localDateIn(zone, at)));
  return { from, answered: Array.from({ length: days }, (_, day) => dates.has(addDays(from, day))) };
}

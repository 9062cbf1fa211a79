import type { LocalDate } from '../plan.ts';
import { addDays } from '../time.ts';
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

/** Which days of the last weeks, up to today, are among the dates on which there are answers. */
export function calendarOf(answered: readonly LocalDate[], today: LocalDate): Calendar {
  const days = 7 * (calendarWeeks - 1) + weekdayOf(today);
  const from = addDays(today, 1 - days);
  const dates = new Set(answered);
  return { from, answered: Array.from({ length: days }, (_, day) => dates.has(addDays(from, day))) };
}

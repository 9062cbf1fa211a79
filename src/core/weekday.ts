import type { LocalDate, Weekday } from './plan.ts';
import { Temporal } from './time.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The day of the week that a date falls on. */
export function weekdayOf(date: LocalDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday;
}

/** `Mon`. */
export function formatWeekday(day: Weekday): string {
  return (names[day - 1] ?? '').slice(0, 3);
}

/** The day that a word such as `mon`, `Thurs` or `fridays` names; two letters are enough. */
export function readWeekday(word: string): Weekday | undefined {
  if (word.length < 2) return undefined;
  const index = names.findIndex((name) => `${name}s`.toLowerCase().startsWith(word.toLowerCase()));
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

/** The days that a word such as `fri`, `mon-fri`, `sat-mon`, `daily`, `weekdays` or `weekends` names. */
export function readWeekdays(word: string): readonly Weekday[] | undefined {
  const name = word.toLowerCase();
  if (name === 'daily') return [1, 2, 3, 4, 5, 6, 7];
  if (name === 'weekdays') return [1, 2, 3, 4, 5];
  if (name === 'weekends') return [6, 7];
  const [first, last = '', ...rest] = name.split(/[-–—]/);
  const from = readWeekday(first ?? '');
  const to = name === first ? from : readWeekday(last);
  return from && to && rest.length === 0 ? daysFrom(from, to) : undefined;
}

/** From one day to another, over the end of the week where need be. */
function daysFrom(first: Weekday, last: Weekday): readonly Weekday[] {
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => (((first - 1 + i) % 7) + 1) as Weekday);
}

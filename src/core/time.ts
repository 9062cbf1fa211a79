import { Temporal } from 'temporal-polyfill';
import type { LocalDate, LocalTime } from './plan.ts';

// One place to import Temporal from: the day every supported Node has it, this file is all that changes.
export { Temporal };

export type Instant = Temporal.Instant;

/** Where the time comes from. Nothing in core or app reads the machine's clock itself. */
export interface Clock {
  now(): Instant;
}

/**
 * The first moment at which clocks in `zone` show `date` and `time`. Where a change of clocks skips that time, the
 * first moment after the gap; where one repeats it, the first of the two.
 */
export function instantAt(date: LocalDate, time: LocalTime, zone: string): Instant {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.toInstant();
  // Temporal answers a skipped time with one as far before the gap, so the next change of clocks ends the gap.
  return (found.getTimeZoneTransition('next') ?? found).toInstant();
}

/** The first moment after another at which clocks in `zone` show `time`, on whichever date that is; as `instantAt` has it. */
export function nextAt(time: LocalTime, zone: string, after: Instant): Instant {
  const date = localDateIn(zone, after);
  const sameDate = instantAt(date, time, zone);
  return Temporal.Instant.compare(sameDate, after) > 0 ? sameDate : instantAt(addDays(date, 1), time, zone);
}

/** The date that calendars in `zone` show at this moment. */
export function localDateIn(zone: string, at: Instant): LocalDate {
  return at.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The date so many days later; earlier, where `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The later of two moments. */
export function later(one: Instant, other: Instant): Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}

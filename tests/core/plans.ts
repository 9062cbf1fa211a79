import fc from 'fast-check';
import type { LocalDate, LocalTime, Plan, Weekday } from '../../src/core/plan.ts';
import { defaultPlan } from '../../src/core/plan-words.ts';
import { addDays } from '../../src/core/time.ts';

/** A plan for tests: Mon–Fri 09:00 in Berlin from Monday, 23 November 2026, with these changes. */
export function planWith(changes: Partial<Plan> = {}): Plan {
  return {
    ...defaultPlan({ pack: 'ddia', zone: 'Europe/Berlin', startsOn: '2026-11-23', seed: 7 }),
    ...changes,
  };
}

const number = (max: number) => fc.integer({ min: 0, max });
const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
export const weekdays = fc.uniqueArray(weekday, { minLength: 1 }).map((days) => days.sort());
export const localTime: fc.Arbitrary<LocalTime> = fc
  .tuple(number(23), number(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
/** Clocks are mostly changed by night. */
const nightTime = localTime.map((time) => `0${time.slice(1)}`.replace(/^0[4-9]/, '00'));
export const times = fc
  .uniqueArray(fc.oneof(localTime, nightTime), { minLength: 1, maxLength: 3 })
  .map((list) => list.sort());
export const leaderboard = fc.option(fc.record({ day: weekday, time: fc.oneof(localTime, nightTime) }));

/** Up to three breaks within 40 days of a date, earliest first. */
export function breaksAfter(date: LocalDate): fc.Arbitrary<Plan['breaks']> {
  const pause = fc.tuple(number(40), number(9)).map(([start, length]) => ({
    from: addDays(date, start),
    to: addDays(date, start + length),
  }));
  return fc
    .array(pause, { maxLength: 3 })
    .map((list) => list.sort((one, other) => one.from.localeCompare(other.from)));
}

/** Any schedule in a zone that starts on about this date. */
export function schedules(zone: string, date: LocalDate): fc.Arbitrary<Plan> {
  return fc
    .record({
      days: weekdays,
      times,
      leaderboard,
      breaks: breaksAfter(date),
      startsOn: number(10).map((days) => addDays(date, days)),
      graceHours: fc.integer({ min: 1, max: 48 }),
    })
    .map((changes) => planWith({ ...changes, zone }));
}

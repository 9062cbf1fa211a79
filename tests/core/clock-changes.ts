import type { LocalDate, LocalTime } from '../../src/core/plan.ts';
import { type Instant, Temporal } from '../../src/core/time.ts';

// An account of local time that owes nothing to Temporal: what the formatter of Intl says clocks show.

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What clocks and calendars in a zone show, as text that sorts: `2026-11-23 09:00`. */
export function wallClock(zone: string, milliseconds: number): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formatters.set(zone, formatter);
  }
  return formatter.format(milliseconds);
}

/** A moment at which clocks in a zone jump. */
export interface ClockChange {
  readonly zone: string;
  readonly at: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Every change of clocks in every zone known here, found by looking every ten days. */
export function findClockChanges(from: LocalDate, to: LocalDate): readonly ClockChange[] {
  return Intl.supportedValuesOf('timeZone').flatMap((zone) =>
    changesIn(zone, Date.parse(from), Date.parse(to)),
  );
}

function changesIn(zone: string, from: number, to: number): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  for (let at = from; at < to; at += 10 * day) {
    if (offset(zone, at) !== offset(zone, at + 10 * day))
      changes.push({ zone, at: bisect(zone, at, at + 10 * day) });
  }
  return changes;
}

function bisect(zone: string, before: number, after: number): number {
  if (after - before <= minute) return after;
  const middle = before + Math.floor((after - before) / 2 / minute) * minute;
  const [start, end] = offset(zone, middle) === offset(zone, before) ? [middle, after] : [before, middle];
  return bisect(zone, start, end);
}

function offset(zone: string, at: number): number {
  return Date.parse(`${wallClock(zone, at).replace(' ', 'T')}Z`) - at;
}

/** Whether a moment is the first at which clocks in the zone show this date and time, or later. */
export function isFirstShowing(at: Instant, date: LocalDate, time: LocalTime, zone: string): boolean {
  const wanted = `${date} ${time}`;
  const earlier = [1, 15, 30, 60, 90, 120, 180, 24 * 60];
  const shown = (minutesBefore: number) => wallClock(zone, at.epochMilliseconds - minutesBefore * minute);
  return shown(0) >= wanted && earlier.every((minutes) => shown(minutes) < wanted);
}

/** The moment of an ISO timestamp. */
export function instant(text: string): Instant {
  return Temporal.Instant.from(text);
}

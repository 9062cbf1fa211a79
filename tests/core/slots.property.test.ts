import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, Weekday } from '../../src/core/plan.ts';
import { closesAt, nextSlots, type Slot, settleSlots, slotsBetween } from '../../src/core/slots.ts';
import { addDays, type Instant, Temporal } from '../../src/core/time.ts';
import { type ClockChange, findClockChanges, isFirstShowing } from './clock-changes.ts';
import { schedules } from './plans.ts';

const days = 12;
const hour = 3_600_000;
const changes = [
  ...findClockChanges('2011-09-01', '2012-01-10'),
  ...findClockChanges('2026-06-01', '2027-06-01'),
];

/** A plan in a zone, and two weeks in which its clocks change. */
interface Case {
  readonly plan: Plan;
  readonly start: Instant;
  readonly end: Instant;
}

function casesOf({ zone, at }: ClockChange): fc.Arbitrary<Case> {
  const change = Temporal.Instant.fromEpochMilliseconds(at);
  const [start, end] = [change.subtract({ hours: days * 12 }), change.add({ hours: days * 12 })];
  const first = start.toZonedDateTimeISO('UTC').toPlainDate().toString();
  return schedules(zone, first).map((plan) => ({ plan, start, end }));
}

const cases = fc.constantFrom(...changes).chain(casesOf);
/** Moments between the start and the end of a case, in thousandths of the way, ascending. */
const ticks = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 });

function momentsOf({ start, end }: Case, parts: readonly number[]): readonly Instant[] {
  const length = end.epochMilliseconds - start.epochMilliseconds;
  const sorted = [...parts, 1000].sort((one, other) => one - other);
  return sorted.map((part) => start.add({ milliseconds: Math.round((length * part) / 1000) }));
}

/** The name of a slot among all of a plan. */
function nameOf(slot: Slot): string {
  return `${slot.kind} ${slot.key}`;
}

/** Every slot that the plan has by its calendar, whatever clocks do: dates and times alone. */
function planned(plan: Plan, first: string, last: string): readonly string[] {
  const names: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const weekday = (((new Date(date).getUTCDay() + 6) % 7) + 1) as Weekday;
    const idle = date < plan.startsOn || plan.breaks.some(({ from, to }) => from <= date && date <= to);
    if (idle) continue;
    if (plan.days.includes(weekday))
      names.push(...plan.times.map((time) => `question ${date}/${time} ${plan.zone}`));
    if (plan.leaderboard?.day === weekday)
      names.push(`leaderboard ${date}/${plan.leaderboard.time} ${plan.zone}`);
  }
  return names.sort();
}

/** The local time that is part of a slot's key. */
function timeOf({ key }: Slot): string {
  return key.slice('2026-11-23/'.length, '2026-11-23/09:00'.length);
}

describe('slots in any zone whose clocks change', () => {
  it('are one for each local date and time planned, when clocks first show it or more', () => {
    for (const change of changes) {
      fc.assert(fc.property(casesOf(change), expectAllPlanned), { numRuns: 3 });
    }
  });

  it('ascend', () => {
    fc.assert(
      fc.property(cases, ({ plan, start, end }) => {
        const slots = slotsBetween(plan, start, end);
        const order = slots.map(({ at }) => at.epochMilliseconds);
        expect(order).toEqual([...order].sort((one, other) => one - other));
        expect(slots).toEqual(nextSlots(plan, start, slots.length));
      }),
    );
  });
});

function expectAllPlanned({ plan, start, end }: Case): void {
  const slots = slotsBetween(plan, start, end);
  for (const slot of slots) {
    if (!isFirstShowing(slot.at, slot.date, timeOf(slot), plan.zone)) expect.fail(nameOf(slot));
  }
  // A day is left out at either end, where the window cuts through it.
  const zoned = (at: Instant, shift: number) =>
    addDays(at.toZonedDateTimeISO(plan.zone).toPlainDate().toString(), shift);
  const [first, last] = [zoned(start, 1), zoned(end, -1)];
  const inside = slots.filter(({ date }) => first <= date && date <= last);
  expect(inside.map(nameOf).sort()).toEqual(planned(plan, first, last));
}

describe('settling at any moments', () => {
  it('fills or skips each slot exactly once, and fills at most one of a kind at once', () => {
    fc.assert(
      fc.property(cases, ticks, (given, parts) => {
        const settled: string[] = [];
        let handledUntil = given.start;
        for (const now of momentsOf(given, parts)) {
          const { fill, skip } = settleSlots(given.plan, handledUntil, now);
          expect(new Set(fill.map(({ kind }) => kind)).size).toBe(fill.length);
          settled.push(...fill.map(nameOf), ...skip.map(({ slot }) => nameOf(slot)));
          handledUntil = now;
        }
        const all = slotsBetween(given.plan, given.start, given.end).map(nameOf);
        expect(settled.sort()).toEqual([...all].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('fills the latest of each kind that is within the grace, and nothing that is past it', () => {
    fc.assert(
      fc.property(cases, ticks, (given, parts) => {
        let handledUntil = given.start;
        for (const now of momentsOf(given, parts)) {
          const missed = slotsBetween(given.plan, handledUntil, now);
          const latest = missed.filter(
            (slot, i) => !missed.slice(i + 1).some(({ kind }) => kind === slot.kind),
          );
          const recent = now.epochMilliseconds - given.plan.graceHours * hour;
          const expected = latest.filter(({ at }) => at.epochMilliseconds >= recent);
          expect(settleSlots(given.plan, handledUntil, now).fill).toEqual(expected);
          handledUntil = now;
        }
      }),
    );
  });

  it('skips nothing where every slot is settled when it is due, but for two at one moment', () => {
    fc.assert(
      fc.property(cases, ({ plan, start, end }) => {
        let { dueAt } = settleSlots(plan, start, start);
        let handledUntil = start;
        while (dueAt && Temporal.Instant.compare(dueAt, end) <= 0) {
          const now: Instant = dueAt;
          const { fill, skip, dueAt: next } = settleSlots(plan, handledUntil, now);
          expect(fill.length).toBeGreaterThan(0);
          for (const { slot } of skip) expect(fill.some(({ at }) => at.equals(slot.at))).toBe(true);
          handledUntil = now;
          dueAt = next;
        }
      }),
    );
  });
});

describe('the reveal of any slot', () => {
  it('comes after the slot, and an hour after a missed one was posted', () => {
    const reveals = fc.oneof(
      fc.constantFrom('00:00', '02:30', '16:00').map((time) => ({ type: 'at', time }) as const),
      fc.integer({ min: 1, max: 168 }).map((hours) => ({ type: 'after', hours }) as const),
    );
    fc.assert(
      fc.property(
        cases,
        reveals,
        fc.integer({ min: 0, max: 600 }),
        ({ plan, start }, reveal, minutesLate) => {
          for (const slot of nextSlots({ ...plan, reveal }, start, 5)) {
            const now = slot.at.add({ minutes: minutesLate });
            const closes = closesAt({ ...plan, reveal }, slot, now).epochMilliseconds;
            expect(closes).toBeGreaterThan(slot.at.epochMilliseconds);
            if (minutesLate > 5) expect(closes).toBeGreaterThanOrEqual(now.epochMilliseconds + hour);
          }
        },
      ),
    );
  });
});

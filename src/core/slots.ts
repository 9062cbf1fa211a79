import type { LocalDate, LocalTime, Plan } from './plan.ts';
import { breakOn, postingDates } from './plan-dates.ts';
import { formatDate, formatDays, formatMoment, formatTime } from './plan-words.ts';
import { addDays, type Instant, instantAt, later, localDateIn, Temporal } from './time.ts';
import { weekdayOf } from './weekday.ts';

const hour = 3_600_000;

/** Slots that are this late, in milliseconds, were missed: a tick comes every minute. */
const missedAfter = 5 * 60_000;

/** One planned occurrence: of a question, or of the leaderboard. */
export interface Slot {
  readonly kind: 'question' | 'leaderboard';
  /** The local date it was planned for. */
  readonly date: LocalDate;
  /**
   * Unique among the slots of its kind: `2026-11-23/09:00 Europe/Berlin`. Another time, or the same in another zone, is
   * another slot: a plan that is moved within a day has all that it then promises.
   */
  readonly key: string;
  readonly at: Instant;
}

/** What becomes of the slots that have come since the last look. */
export interface SettledSlots {
  /** To be posted now: at most one of each kind. */
  readonly fill: readonly Slot[];
  /** Never to be posted, and why, in words for an organiser. */
  readonly skip: readonly { readonly slot: Slot; readonly reason: string }[];
  /** When the next slot of any kind comes; null where none ever will. */
  readonly dueAt: Instant | null;
}

/** The date in the plan's zone at this moment. */
export function localDate(plan: Plan, at: Instant): LocalDate {
  return localDateIn(plan.zone, at);
}

/**
 * The slots that come first after a moment, ascending; fewer than `count`, or none, where no more will ever come.
 * Two share a moment where a change of clocks skips the times of both.
 */
export function nextSlots(plan: Plan, after: Instant, count: number, kind?: Slot['kind']): readonly Slot[] {
  const slots: Slot[] = [];
  if (count < 1) return slots;
  for (const slot of slotsAfter(kind ? onlyOf(plan, kind) : plan, after)) {
    slots.push(slot);
    if (slots.length === count) break;
  }
  return slots;
}

/** The slots after one moment, up to and including another, ascending. */
export function slotsBetween(plan: Plan, after: Instant, until: Instant): readonly Slot[] {
  return splitSlots(plan, after, until).come;
}

/**
 * Decides the slots after `handledUntil`, up to and including `now`: the latest of each kind is posted unless it is
 * late by more than the plan's grace, and all others are skipped.
 */
export function settleSlots(plan: Plan, handledUntil: Instant, now: Instant): SettledSlots {
  const { come: missed, next } = splitSlots(plan, handledUntil, now);
  const latest = new Map(missed.map((slot) => [slot.kind, slot]));
  const fill = missed.filter((slot) => slot === latest.get(slot.kind) && !whyTooLate(plan, slot.at, now));
  const skip = missed
    .filter((slot) => !fill.includes(slot))
    .map((slot) => ({ slot, reason: whySkipped(plan, slot, latest.get(slot.kind) ?? slot, now) }));
  return { fill, skip, dueAt: next?.at ?? null };
}

/** Why what was due at a moment is not posted any more, in words for an organiser; undefined within the plan's grace. */
export function whyTooLate(plan: Plan, dueAt: Instant, now: Instant): string | undefined {
  if (now.epochMilliseconds - dueAt.epochMilliseconds <= plan.graceHours * hour) return undefined;
  return `missed by more than ${plan.graceHours} ${plan.graceHours === 1 ? 'hour' : 'hours'}`;
}

function whySkipped(plan: Plan, slot: Slot, latest: Slot, now: Instant): string {
  const tooLate = whyTooLate(plan, slot.at, now);
  if (tooLate) return tooLate;
  const describe = latest.date === slot.date ? formatTime : formatMoment;
  const cause = latest.at.equals(slot.at)
    ? 'a change of clocks skipped it'
    : 'missed while Quorum was not running';
  return `${cause}; the slot of ${describe(latest.at, plan.zone)} was posted instead`;
}

/** Why the plan has no question on this date, in words for an organiser; undefined where it has one. */
export function whyNoSlot(plan: Plan, date: LocalDate): string | undefined {
  const day = formatDate(date);
  const pause = breakOn(plan, date);
  if (date < plan.startsOn) return `${day} is before the start of the plan on ${formatDate(plan.startsOn)}`;
  if (pause && pause.from === pause.to) return `${day} is a break`;
  if (pause) return `${day} is in the break from ${formatDate(pause.from)} to ${formatDate(pause.to)}`;
  if (plan.days.includes(weekdayOf(date))) return undefined;
  return `${day} is not a study day; those are ${formatDays(plan.days)}`;
}

/** The slots after one moment that have come by another, and the first that hasn't. */
function splitSlots(plan: Plan, after: Instant, until: Instant): { come: readonly Slot[]; next?: Slot } {
  const come: Slot[] = [];
  for (const slot of slotsAfter(plan, after)) {
    if (Temporal.Instant.compare(slot.at, until) > 0) return { come, next: slot };
    come.push(slot);
  }
  return { come };
}

function onlyOf(plan: Plan, kind: Slot['kind']): Plan {
  return kind === 'question' ? { ...plan, leaderboard: null } : { ...plan, days: [] };
}

/** All slots after a moment, ascending: later local times never come earlier, whatever clocks do. */
function* slotsAfter(plan: Plan, after: Instant): Generator<Slot, void> {
  for (const date of postingDates(plan, localDate(plan, after))) {
    for (const slot of slotsOn(plan, date)) {
      if (Temporal.Instant.compare(slot.at, after) > 0) yield slot;
    }
  }
}

function slotsOn(plan: Plan, date: LocalDate): readonly Slot[] {
  const day = weekdayOf(date);
  const slotAt = (kind: Slot['kind'], time: LocalTime): Slot => ({
    kind,
    date,
    key: `${date}/${time} ${plan.zone}`,
    at: instantAt(date, time, plan.zone),
  });
  const slots = plan.days.includes(day) ? plan.times.map((time) => slotAt('question', time)) : [];
  if (plan.leaderboard?.day === day) slots.push(slotAt('leaderboard', plan.leaderboard.time));
  return slots.sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/**
 * When the answer to a question posted at `now` is revealed: at the plan's time on the slot's date, or on the next
 * date where that is not after the slot; or so many hours after the slot. A missed slot that is made up for leaves at
 * least an hour to answer.
 */
export function closesAt(plan: Plan, slot: Slot, now: Instant): Instant {
  const missed = now.epochMilliseconds - slot.at.epochMilliseconds > missedAfter;
  return missed ? closesAfterAnHour(plan, slot, now) : plannedReveal(plan, slot);
}

/** The same for a question that comes unplanned: always at least an hour to answer. */
export function closesAfterAnHour(plan: Plan, slot: Slot, now: Instant): Instant {
  return later(plannedReveal(plan, slot), now.add({ hours: 1 }));
}

function plannedReveal({ reveal, zone }: Plan, slot: Slot): Instant {
  if (reveal.type === 'after') return slot.at.add({ milliseconds: Math.round(reveal.hours * hour) });
  const sameDate = instantAt(slot.date, reveal.time, zone);
  if (Temporal.Instant.compare(sameDate, slot.at) > 0) return sameDate;
  return instantAt(addDays(slot.date, 1), reveal.time, zone);
}

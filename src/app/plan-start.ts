import type { Plan } from '../core/plan.ts';
import { nextSlots, type Slot } from '../core/slots.ts';
import { type Instant, localDateIn } from '../core/time.ts';

/**
 * A plan as it is saved at a moment. Its weeks are counted anew where it studies something else than the plan that it
 * replaces, or in another order or at another pace.
 */
export function startPlan(plan: Plan, replaced: Plan | undefined, now: Instant): Plan {
  const goesOn =
    replaced?.pack === plan.pack &&
    replaced.order === plan.order &&
    replaced.chaptersPerWeek === plan.chaptersPerWeek;
  return { ...plan, startsOn: goesOn ? replaced.startsOn : localDateIn(plan.zone, now) };
}

/** How far a plan has been carried out that is looked after from now on: what was due before is not made up for. */
export function progressFrom(
  plan: Plan,
  now: Instant,
): { readonly handledUntil: Instant; readonly dueAt: Instant | null } {
  const [next]: readonly Slot[] = nextSlots(plan, now, 1);
  return { handledUntil: now, dueAt: next?.at ?? null };
}

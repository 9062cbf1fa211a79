import { nextSlots, type Slot } from '../core/slots.ts';
import { type Instant, Temporal } from '../core/time.ts';
import type { Context } from './context.ts';
import type { ChannelPlan } from './ports/plans.ts';
import type { ChannelRef } from './ports/platform.ts';
import type { Store } from './ports/store.ts';

/** What can happen in a channel by itself. */
export type Moment = 'question' | 'reveal' | 'leaderboard';

/** The slots of a channel that come first after a moment and that nobody has skipped, ascending. */
export async function nextOpenSlots(
  store: Store,
  { channel, plan }: Pick<ChannelPlan, 'channel' | 'plan'>,
  after: Instant,
  count: number,
  kind?: Slot['kind'],
): Promise<readonly Slot[]> {
  const skipped = await store.skippedSlots(channel.id, after);
  const isSkipped = (slot: Slot) => skipped.some((post) => post.kind === slot.kind && post.slot === slot.key);
  return nextSlots(plan, after, count + skipped.length, kind)
    .filter((slot) => !isSkipped(slot))
    .slice(0, count);
}

/** When the next thing of a kind happens in a channel, by its plan; undefined where none ever will. */
export async function nextMoment(
  { store, platforms }: Context,
  ref: ChannelRef,
  kind: Moment,
): Promise<Instant | undefined> {
  const clock = platforms.get(ref.platform)?.clock;
  const channel = await store.findChannel(ref);
  const plan = channel && (await store.planOf(channel.id));
  if (!clock || !plan) return undefined;
  if (kind !== 'reveal') {
    return plan.paused ? undefined : (await nextOpenSlots(store, plan, clock.now(), 1, kind))[0]?.at;
  }
  const open = await store.openQuestions(channel.id, clock.now());
  return open.flatMap(({ closesAt }) => closesAt ?? []).sort(Temporal.Instant.compare)[0];
}

import { type SettledSlots, settleSlots } from '../core/slots.ts';
import type { Instant } from '../core/time.ts';
import type { Context } from './context.ts';
import { pauseWithReason } from './pausing.ts';
import type { ChannelPlan, UnreadablePlan } from './ports/plans.ts';
import type { Platform } from './ports/platform.ts';

/** Plans settled with one transaction. More would be quicker in all, but keep the clicks between two of them waiting. */
const batch = 50;

/** The same where members' memories are asked for, which may take a second for each plan. */
const smallBatch = 10;

/** A plan that is due, and which of its slots have come. */
export interface Due {
  readonly channelPlan: ChannelPlan;
  readonly slots: SettledSlots;
}

/**
 * Plans of a platform that are due, in batches to be settled one after the other. Those that ask for members' memories
 * come last: they keep back no other. Those that cannot be read are passed over, and told of in the log.
 */
export async function* dueInBatches(
  context: Context,
  platform: Platform,
  now: Instant,
): AsyncGenerator<readonly Due[], void> {
  const { store, stopping } = context;
  const unreadable: UnreadablePlan[] = [];
  const slow: Due[] = [];
  try {
    for (let isFull = true; isFull && !stopping.aborted; ) {
      const passedOver = [...unreadable, ...slow.map(({ channelPlan }) => channelPlan)];
      const found = await store.duePlans(platform.name, now, batch, passedOver.map(idOf));
      isFull = found.length === batch;
      unreadable.push(...found.filter((one) => one.plan === null));
      const due = await slotsOf(
        context,
        found.filter((one) => one.plan !== null),
        now,
      );
      slow.push(...due.filter(asksMemories));
      const quick = due.filter((one) => !asksMemories(one));
      if (quick.length > 0) yield quick;
    }
    for (let at = 0; at < slow.length && !stopping.aborted; at += smallBatch)
      yield slow.slice(at, at + smallBatch);
  } finally {
    tellOfUnreadable(context, unreadable);
  }
}

function idOf({ channel }: Pick<ChannelPlan, 'channel'>): number {
  return channel.id;
}

/** Whether a question is to be chosen by what members remember. */
export function asksMemories({ channelPlan, slots }: Due): boolean {
  return channelPlan.plan.order === 'adaptive' && slots.fill.some(({ kind }) => kind === 'question');
}

function tellOfUnreadable({ log }: Context, [first, ...more]: readonly UnreadablePlan[]): void {
  if (!first) return;
  const channels = [first, ...more].map(idOf);
  log.warn({ channels, reason: first.reason }, 'plans that only a newer version can read are left to it');
}

/** The slots that have come of these plans, but for those that cannot be carried out. */
async function slotsOf(
  context: Context,
  plans: readonly ChannelPlan[],
  now: Instant,
): Promise<readonly Due[]> {
  const due: Due[] = [];
  for (const channelPlan of plans) {
    const { plan, handledUntil } = channelPlan;
    const slots = await orPause(context, channelPlan, now, () => settleSlots(plan, handledUntil, now));
    if (slots) due.push({ channelPlan, slots });
  }
  return due;
}

/** A step towards a plan's slots; a plan for which it fails is paused, so that it holds up no other. */
export async function orPause<Result>(
  context: Context,
  plan: ChannelPlan,
  now: Instant,
  step: () => Result,
): Promise<Result | undefined> {
  try {
    return step();
  } catch (error) {
    context.log.error({ err: error, channel: plan.channel.id }, 'plan cannot be carried out');
    const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    await pauseWithReason(context, plan, now, `The plan cannot be carried out: ${why}.`);
    return undefined;
  }
}

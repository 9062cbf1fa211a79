import { closesAfterAnHour, closesAt, localDate, type Slot, settleSlots } from '../core/slots.ts';
import type { Instant } from '../core/time.ts';
import type { Context } from './context.ts';
import { groupMemories } from './group-memories.ts';
import { pauseWithReason } from './pausing.ts';
import type { ChannelPlan, Settlement, UnreadablePlan } from './ports/plans.ts';
import type { Platform } from './ports/platform.ts';
import type { NewPost, Post } from './ports/posts.ts';
import type { Concern } from './ports/rulings.ts';
import { type Asking, leaderboardPost, questionPosts, skippedSlot } from './slot-posts.ts';

/** Plans settled with one transaction. */
const batch = 250;

/**
 * Decides every slot of a platform that has come: fills the outbox, records what was missed. Plans that are not due
 * cost nothing. Several processes may do this at once: a slot is unique, and a plan that moved on is left alone. So is
 * one that cannot be read: while versions are changed one process after another, those that are newer carry it out.
 */
export async function planDue(context: Context, platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const unreadable: UnreadablePlan[] = [];
  while (!context.stopping.aborted) {
    const passedOver = unreadable.map(({ channel }) => channel.id);
    const due = await context.store.duePlans(platform.name, now, batch, passedOver);
    unreadable.push(...due.filter((one) => one.plan === null));
    const settlements = await decide(
      context,
      due.filter((one) => one.plan !== null),
      now,
    );
    const written = await context.store.settle(settlements);
    // None written though some were to be: another process is at the same plans, and finishes them.
    if (due.length < batch || (settlements.length > 0 && written.length === 0)) break;
  }
  tellOfUnreadable(context, unreadable);
}

function tellOfUnreadable({ log }: Context, [first, ...more]: readonly UnreadablePlan[]): void {
  if (!first) return;
  const channels = [first, ...more].map(({ channel }) => channel.id);
  log.warn({ channels, reason: first.reason }, 'plans that only a newer version can read are left to it');
}

/** What becomes of these plans' slots, but for those that cannot be carried out. */
async function decide(
  context: Context,
  due: readonly ChannelPlan[],
  now: Instant,
): Promise<readonly Settlement[]> {
  const past = await pastOf(
    context,
    due.map(({ channel }) => channel.id),
  );
  const settlements: Settlement[] = [];
  for (const plan of due) {
    const settlement = await settleOrPause(context, plan, await past(plan), now);
    if (settlement) settlements.push(settlement);
  }
  return settlements;
}

/** What is known of a channel's questions, which the next is chosen by. */
type Past = Pick<Asking, 'used' | 'concerns' | 'group'>;

/** Read for all channels together, but for memories: those of one channel may be thousands of answers. */
async function pastOf(
  context: Context,
  channelIds: readonly number[],
): Promise<(plan: ChannelPlan) => Promise<Past>> {
  const { store } = context;
  const [used, concerns] = await Promise.all([store.usedQuestions(channelIds), store.concerns(channelIds)]);
  const concernsOf = new Map(channelIds.map((id): [number, Concern[]] => [id, []]));
  for (const concern of concerns) concernsOf.get(concern.channelId)?.push(concern);
  return async (plan) => ({
    used: used.get(plan.channel.id) ?? [],
    concerns: concernsOf.get(plan.channel.id) ?? [],
    group: await groupMemories(context, plan),
  });
}

/** What becomes of a plan's slots; one that cannot be carried out is paused, so that it holds up no other. */
async function settleOrPause(
  context: Context,
  due: ChannelPlan,
  past: Past,
  now: Instant,
): Promise<Settlement | undefined> {
  try {
    return settlePlan(context, due, past, now);
  } catch (error) {
    context.log.error({ err: error, channel: due.channel.id }, 'plan cannot be carried out');
    const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    await pauseWithReason(context, due, now, `The plan cannot be carried out: ${why}.`);
    return undefined;
  }
}

/** What becomes of one plan's slots up to now. */
function settlePlan({ library }: Context, channelPlan: ChannelPlan, past: Past, now: Instant): Settlement {
  const { plan } = channelPlan;
  const { fill, skip, dueAt } = settleSlots(plan, channelPlan.handledUntil, now);
  const filled = (slot: Slot) =>
    slot.kind === 'leaderboard'
      ? [leaderboardPost(channelPlan, slot)]
      : questionPosts(channelPlan, slot, { library, ...past, closesAt: closesAt(plan, slot, now) });
  return settlement(channelPlan, {
    handledUntil: now,
    dueAt,
    posts: [
      ...skip.map(({ slot, reason }) => skippedSlot(channelPlan, slot, reason)),
      ...fill.flatMap(filled),
    ],
  });
}

/** An organiser's post besides those planned. */
interface Extra {
  readonly channelId: number;
  readonly kind: Slot['kind'];
  /** The same for the same wish: it is granted once. */
  readonly key: string;
  readonly now: Instant;
}

/** How often a plan may change under somebody's hands before they are told to try again. */
const triesToPlan = 5;

/**
 * Plans a post for now, as a tick does: on the plan as it is, so that no other process picks the same question.
 * @returns the post; that of before where the wish was granted before
 * @throws Error where the plan keeps changing or is gone
 */
export async function planExtra(context: Context, extra: Extra): Promise<Post> {
  const { store } = context;
  for (let tries = 1; tries <= triesToPlan; tries++) {
    const plan = await store.planOf(extra.channelId);
    if (!plan) break;
    const existing = await store.postOf(extra.channelId, extra.kind, extra.key);
    if (existing) return existing;
    const past = await pastOf(context, [extra.channelId]);
    const posts = extraPosts(context, plan, await past(plan), extra);
    await store.settle([settlement(plan, { handledUntil: plan.handledUntil, dueAt: plan.dueAt, posts })]);
  }
  const planned = await store.postOf(extra.channelId, extra.kind, extra.key);
  if (planned) return planned;
  throw new Error(`The plan of channel ${extra.channelId} kept changing.`);
}

function extraPosts(
  { library }: Context,
  channelPlan: ChannelPlan,
  past: Past,
  { kind, key, now }: Extra,
): readonly NewPost[] {
  const { plan } = channelPlan;
  const slot: Slot = { kind, key, date: localDate(plan, now), at: now };
  if (kind === 'leaderboard') return [leaderboardPost(channelPlan, slot)];
  return questionPosts(channelPlan, slot, { library, ...past, closesAt: closesAfterAnHour(plan, slot, now) });
}

function settlement(
  { channel, revision }: ChannelPlan,
  decided: Pick<Settlement, 'handledUntil' | 'dueAt' | 'posts'>,
): Settlement {
  return { channelId: channel.id, revision, ...decided };
}

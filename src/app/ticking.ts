import { closesAfterAnHour, closesAt, localDate, type Slot } from '../core/slots.ts';
import type { Instant } from '../core/time.ts';
import type { Context } from './context.ts';
import { asksMemories, type Due, dueInBatches, orPause } from './due-plans.ts';
import { groupMemories } from './group-memories.ts';
import { onceKept } from './once-kept.ts';
import type { ChannelPlan, Settlement } from './ports/plans.ts';
import type { Platform } from './ports/platform.ts';
import type { NewPost, Post } from './ports/posts.ts';
import type { Concern } from './ports/rulings.ts';
import { type Asking, leaderboardPost, questionPosts, skippedSlot } from './slot-posts.ts';

/**
 * Decides every slot of a platform that has come: fills the outbox, records what was missed. Plans that are not due
 * cost nothing. Several processes may do this at once: a slot is unique, and a plan that moved on is left alone. So is
 * one that cannot be read: while versions are changed one process after another, those that are newer carry it out.
 * @param meanwhile called whenever something is settled, and more is to be
 */
export async function planDue(context: Context, platform: Platform, meanwhile: () => void): Promise<void> {
  const now = platform.clock.now();
  let begun = false;
  for await (const due of dueInBatches(context, platform, now)) {
    if (begun) meanwhile();
    begun = true;
    const settlements = await decide(context, due, now);
    const written = await context.store.settle(settlements);
    // None written though some were to be: another process is at the same plans, and finishes them.
    if (settlements.length > 0 && written.length === 0) return;
  }
}

/** What becomes of these plans' slots, but for those that cannot be carried out; of fewer, where the process is to end. */
async function decide(context: Context, plans: readonly Due[], now: Instant): Promise<readonly Settlement[]> {
  const past = await pastOf(
    context,
    plans.map(({ channelPlan }) => channelPlan.channel.id),
  );
  const settlements: Settlement[] = [];
  for (const due of plans) {
    if (context.stopping.aborted) break;
    const { channelPlan } = due;
    const group = asksMemories(due) ? await groupMemories(context, channelPlan) : [];
    const decided = await orPause(context, channelPlan, now, () =>
      settlePlan(context, due, { ...past(channelPlan), group }, now),
    );
    if (decided) settlements.push(decided);
  }
  return settlements;
}

/** What is known of a channel's questions, which the next is chosen by. */
type Past = Pick<Asking, 'used' | 'concerns' | 'group'>;

/** Read for all channels together, but for memories: those of one channel may be thousands of answers. */
async function pastOf(
  { store }: Context,
  channelIds: readonly number[],
): Promise<(plan: ChannelPlan) => Omit<Past, 'group'>> {
  const [used, concerns] = await Promise.all([store.usedQuestions(channelIds), store.concerns(channelIds)]);
  const concernsOf = new Map(channelIds.map((id): [number, Concern[]] => [id, []]));
  for (const concern of concerns) concernsOf.get(concern.channelId)?.push(concern);
  return ({ channel }) => ({ used: used.get(channel.id) ?? [], concerns: concernsOf.get(channel.id) ?? [] });
}

/** What becomes of one plan's slots up to now. */
function settlePlan({ library }: Context, { channelPlan, slots }: Due, past: Past, now: Instant): Settlement {
  const { plan } = channelPlan;
  const { fill, skip, dueAt } = slots;
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
    const group = extra.kind === 'question' ? await groupMemories(context, plan) : [];
    const posts = extraPosts(context, plan, { ...past(plan), group }, extra);
    await store.settle([settlement(plan, { handledUntil: plan.handledUntil, dueAt: plan.dueAt, posts })]);
    const planned = await onceKept(() => store.postOf(extra.channelId, extra.kind, extra.key));
    if (planned) return planned;
  }
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

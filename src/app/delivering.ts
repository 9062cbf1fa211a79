import type { Context } from './context.ts';
import { givenUp } from './giving-up.ts';
import { answerWithin, Leaving, persist } from './patience.ts';
import { pauseWithReason } from './pausing.ts';
import { DeliveryError, type FailureScope, type Platform } from './ports/platform.ts';
import type { ClaimedPost } from './ports/posts.ts';
import { afterFailure, afterLeaving, type Failure } from './retrying.ts';
import { type Begin, type Sent, sendPost } from './sending.ts';

/** Nobody else sends a claimed post for this long, in milliseconds. */
const leaseMs = 60_000;

/** No call of a platform is begun later after the claim than this, in milliseconds: it is to end within the lease. */
const beginWithinMs = leaseMs / 2;

/**
 * The share of the patience that a platform may take to look whether a post is there already: what it sends after that
 * could arrive when nobody waits for it any more and the next try has looked as well.
 */
const lookingShare = 1 / 3;

/** So many posts of a platform are being sent at once, and more are claimed when no more than `low` of them are left. */
const atOnce = 20;
const low = 15;

/**
 * Sends what the outbox has for a platform and is due and free, until nothing is left. What takes long holds up nothing
 * else, unless more than `low` do at once: then the rest waits for one of them, as long as the platform is waited for at
 * most. Before the process ends, it is waited for.
 * @param channelId only what is for this channel
 */
export function deliverDue(context: Context, platform: Platform, channelId?: number): Promise<void> {
  return context.inFlight.track(deliverAll(context, platform, channelId));
}

async function deliverAll(context: Context, platform: Platform, channelId?: number): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begin = (delivery: Delivery) => {
    const work = deliver(delivery).finally(() => underWay.delete(work));
    underWay.add(work);
  };
  try {
    while (platform.connected() && !context.stopping.aborted) {
      const claimedAt = performance.now();
      const claims = await context.store.claim({
        platform: platform.name,
        ...(channelId === undefined ? {} : { channelId }),
        now: platform.clock.now(),
        leaseMs,
        limit: atOnce - underWay.size,
      });
      for (const claim of claims) begin({ context, platform, claim, claimedAt });
      if (underWay.size === 0) return;
      // The end of one may also be what another waits for, as a thread does for its reveal.
      do await Promise.race(underWay);
      while (underWay.size > low);
    }
  } finally {
    await Promise.all(underWay);
  }
}

interface Delivery {
  readonly context: Context;
  readonly platform: Platform;
  readonly claim: ClaimedPost;
  /** A reading of `performance.now()` from just before the lease began. */
  readonly claimedAt: number;
}

/** What became of one try. What this process overslept is left to whoever claims it when the lease is over. */
type Outcome = Sent | Failure | { readonly type: 'overslept' };

type FailedForGood = Extract<Failure, { readonly type: 'failed' }>;

class Overslept extends Error {}

/** From a claim to its end: it is checked, composed, sent, and marked. Never throws. */
async function deliver(delivery: Delivery): Promise<void> {
  const { context, claim } = delivery;
  const outcome = await attempt(delivery);
  measure(delivery, outcome);
  try {
    const isOurs = await record(delivery, outcome);
    const about = { post: claim.id, kind: claim.kind, outcome: outcome.type };
    if (!isOurs) context.log.warn(about, 'somebody else has claimed a post since: it may be there twice');
  } catch (error) {
    // The lease runs out by itself, and somebody tries again, with the same key.
    context.log.error(
      { err: error, post: claim.id, outcome: outcome.type },
      'outcome of a post not recorded',
    );
  }
}

function measure({ context: { meter }, platform, claim }: Delivery, { type }: Outcome): void {
  if (type === 'overslept') return;
  const lateMs = platform.clock.now().epochMilliseconds - claim.dueAt.epochMilliseconds;
  if (type === 'again') meter.retry(platform.name, claim.kind);
  else meter.post(platform.name, claim.kind, type, lateMs);
}

async function attempt(delivery: Delivery): Promise<Outcome> {
  const { context, platform, claim, claimedAt } = delivery;
  let begunAt: number | undefined;
  const begin: Begin = (call) => {
    const now = performance.now();
    if (now - claimedAt > beginWithinMs) throw new Overslept();
    if (context.stopping.aborted) throw new Leaving();
    begunAt = now;
    const inTime = () =>
      !context.leaving.aborted && performance.now() - now < context.patienceMs * lookingShare;
    return answerWithin(context, call(inTime));
  };
  try {
    // A newer version, side by side with this one during an upgrade, can.
    if (claim.unreadable !== null) throw new DeliveryError(claim.unreadable, { permanent: false });
    return await sendPost({ context, platform, claim, begin });
  } catch (error) {
    if (error instanceof Overslept) return { type: 'overslept' };
    if (error instanceof Leaving) return giveBack(delivery, begunAt);
    const { id, kind, failures } = claim;
    context.log.warn({ err: error, post: id, kind, failures }, 'post not delivered');
    return afterFailure(claim, error, platform.clock.now());
  }
}

/**
 * A post whose process ends before it is known what became of it is for another process, as late as if this one had
 * waited for the platform to its end: until then, what was asked may still arrive. What was not begun is free at once.
 */
function giveBack({ context, claim }: Delivery, begunAt: number | undefined): Failure {
  const { id, kind } = claim;
  context.log.info({ post: id, kind, begun: begunAt !== undefined }, 'post given back, as the process ends');
  return afterLeaving(begunAt === undefined ? 0 : begunAt + context.patienceMs - performance.now());
}

/** @returns false where somebody else has claimed the post since */
async function record(delivery: Delivery, outcome: Outcome): Promise<boolean> {
  const { context, platform, claim, claimedAt } = delivery;
  const { store } = context;
  switch (outcome.type) {
    case 'sent': {
      // It is there: this must be known before the lease is over, or it is sent again.
      const sentAt = platform.clock.now();
      return persist(() => store.markSent(claim, outcome.messageId, sentAt), claimedAt + leaseMs);
    }
    case 'skipped':
      context.log.info({ post: claim.id, kind: claim.kind, reason: outcome.reason }, 'post skipped');
      return store.markSkipped(
        claim,
        outcome.reason,
        outcome.late ? await wordOfLate(delivery, outcome) : [],
      );
    case 'failed':
      return giveUp(delivery, outcome);
    case 'again':
      return store.retryLater(claim, outcome);
    case 'overslept':
      return true;
  }
}

/** Organisers are told in any case: that the plan is paused, or what was given up. */
async function giveUp(delivery: Delivery, outcome: FailedForGood): Promise<boolean> {
  const { context, claim } = delivery;
  const { reason, scope } = outcome;
  if (!isGrave(claim, scope)) return context.store.markFailed(claim, reason, await wordOf(delivery, outcome));
  await pause(delivery, reason);
  return context.store.markFailed(claim, reason);
}

function wordOfLate(delivery: Delivery, { reason }: { readonly reason: string }) {
  return wordOf(delivery, { reason, cause: delivery.claim.reason ?? 'late' });
}

/** Where nobody can be told, such as of a plan that only a newer version reads, it is given up all the same. */
async function wordOf({ context, platform, claim }: Delivery, why: Parameters<typeof givenUp>[2]) {
  try {
    return await givenUp(context, claim, why, platform.clock.now());
  } catch (error) {
    context.log.error({ err: error, post: claim.id }, 'nobody told of a post given up');
    return [];
  }
}

/** Whether whatever else is planned for the channel would fail as well: where only threads are closed, study goes on. */
function isGrave({ kind }: ClaimedPost, scope: FailureScope): boolean {
  return scope === 'workspace' || (scope === 'channel' && kind !== 'discussion');
}

/** Tells why nothing more is posted. */
async function pause({ context, platform, claim }: Delivery, reason: string): Promise<void> {
  const plan = await context.store.planOf(claim.channelId);
  if (plan) await pauseWithReason(context, plan, platform.clock.now(), `Quorum cannot post here: ${reason}.`);
}

import { Temporal } from '../core/time.ts';
import { type AskingPost, asks } from './answering.ts';
import {
  composeDiscussion,
  composeLeaderboard,
  composeNotice,
  composeQuestion,
  composeReveal,
} from './composing.ts';
import type { Context } from './context.ts';
import type { ChannelPlan } from './ports/plans.ts';
import { DeliveryError, type Platform } from './ports/platform.ts';
import type { ClaimedPost } from './ports/posts.ts';

/** Nobody else sends a claimed post for this long. */
const leaseMs = 60_000;

/** A post is not begun when this much of its lease is over: what overslept leaves it to others. */
const deadlineMs = leaseMs / 2;

const atOnce = 20;
const firstRetryMs = 5_000;
const longestRetryMs = 10 * 60_000;

/** After so many tries over about two hours, somebody has to look. */
const maxAttempts = 16;

/** What became of a post: its message's id where it has one of its own, or why it is not to be sent. */
type Outcome = { readonly sent: string | null } | { readonly skip: string } | 'not yet';

/** Sends what the outbox has for a platform and is due, until nothing is left. */
export async function deliverDue(context: Context, platform: Platform): Promise<void> {
  for (;;) {
    const claimedAt = performance.now();
    const now = platform.clock.now();
    const claims = await context.store.claim({ platform: platform.name, now, leaseMs, limit: atOnce });
    if (claims.length === 0) return;
    await Promise.all(claims.map((claim) => deliverOne(context, platform, claim, claimedAt)));
  }
}

async function deliverOne(
  context: Context,
  platform: Platform,
  claim: ClaimedPost,
  claimedAt: number,
): Promise<void> {
  const { store, log } = context;
  if (performance.now() - claimedAt > deadlineMs) return;
  try {
    const outcome = await attempt(context, platform, claim);
    if (outcome === 'not yet')
      await store.retryLater(claim, 'its question has not been sent yet', firstRetryMs);
    else if ('skip' in outcome) await store.markSkipped(claim, outcome.skip);
    else await store.markSent(claim, outcome.sent, platform.clock.now());
  } catch (error) {
    log.warn(
      { err: error, post: claim.id, kind: claim.kind, attempts: claim.attempts },
      'post not delivered',
    );
    await afterFailure(context, claim, error);
  }
}

async function attempt(context: Context, platform: Platform, claim: ClaimedPost): Promise<Outcome> {
  const plan = await context.store.planOf(claim.channelId);
  if (!plan) return { skip: 'the channel has no plan any more' };
  switch (claim.kind) {
    case 'question':
      return asks(claim)
        ? { sent: await sendQuestion(context, platform, claim, plan) }
        : { skip: 'it has no question' };
    case 'reveal':
    case 'discussion':
      return followUp(context, platform, claim);
    case 'leaderboard':
      return {
        sent: await platform.send(
          claim.channel,
          await composeLeaderboard(context, claim, plan.plan),
          keyOf(claim),
        ),
      };
    case 'notice':
      return notify(context, platform, claim);
    case 'practice':
      return { skip: 'practice is shown where it was asked for' };
  }
}

async function sendQuestion(
  context: Context,
  platform: Platform,
  claim: ClaimedPost & AskingPost,
  { plan }: ChannelPlan,
): Promise<string> {
  return platform.send(claim.channel, await composeQuestion(context, claim, plan), keyOf(claim));
}

/** The reveal edits its question's message; the discussion opens in that message's thread. */
async function followUp(context: Context, platform: Platform, claim: ClaimedPost): Promise<Outcome> {
  const question = await context.store.questionOf(claim.channelId, claim.slot);
  if (!asks(question) || question.state === 'skipped' || question.state === 'failed') {
    return { skip: 'its question was not posted' };
  }
  if (question.messageId === null) return 'not yet';
  if (claim.kind === 'reveal') {
    await platform.edit(claim.channel, question.messageId, await composeReveal(context, question));
    return { sent: null };
  }
  const message = await composeDiscussion(context, question);
  return {
    sent: await platform.send(claim.channel, message, { ...keyOf(claim), thread: question.messageId }),
  };
}

async function notify(context: Context, platform: Platform, claim: ClaimedPost): Promise<Outcome> {
  if (!claim.notice || !claim.member) return { skip: 'it has nobody to go to' };
  await platform.sendPrivately(
    claim.channel,
    claim.member,
    composeNotice(context, claim.notice),
    keyOf(claim),
  );
  return { sent: null };
}

function keyOf(claim: ClaimedPost): { readonly key: string } {
  return { key: `post-${claim.id}` };
}

async function afterFailure({ store, log }: Context, claim: ClaimedPost, error: unknown): Promise<void> {
  const reason = error instanceof DeliveryError ? error.message : 'an error of ours, which is in the log';
  const hopeless = error instanceof DeliveryError && error.permanent;
  const tries = claim.attempts;
  try {
    if (hopeless || tries >= maxAttempts) await store.markFailed(claim, reason);
    else await store.retryLater(claim, reason, retryDelay(tries, error));
  } catch (failure) {
    // The lease runs out by itself, and somebody tries again.
    log.warn({ err: failure, post: claim.id }, 'outcome of a post not recorded');
  }
}

/** Exponential with full jitter (Brooker, AWS Architecture Blog 2015), or as long as the platform asks for. */
function retryDelay(tries: number, error: unknown): number {
  if (error instanceof DeliveryError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, tries - 1));
  return Math.round(firstRetryMs / 2 + Math.random() * (ceiling - firstRetryMs / 2));
}

/** Brings the count under a question up to date; near its reveal no more, so that no late edit hides the answer. */
export async function refreshCount(context: Context, postId: number): Promise<void> {
  const post = await context.store.post(postId);
  if (!asks(post) || post.messageId === null || post.closesAt === null) return;
  const plan = await context.store.planOf(post.channelId);
  const platform = plan && context.platforms.get(plan.channel.platform);
  if (!platform || Temporal.Instant.compare(platform.clock.now().add({ seconds: 10 }), post.closesAt) >= 0)
    return;
  await platform.edit(plan.channel, post.messageId, await composeQuestion(context, post, plan.plan));
}

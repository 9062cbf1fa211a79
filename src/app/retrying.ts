import { type Instant, Temporal } from '../core/time.ts';
import { DeliveryError, type FailureScope } from './ports/platform.ts';
import type { ClaimedPost } from './ports/posts.ts';

const firstRetryMs = 5_000;
const longestRetryMs = 10 * 60_000;

/** What a platform asks to wait is rounded up to this, in milliseconds: some ask for no time at all. */
const shortestRetryMs = 1_000;

/**
 * A post that may come late, such as a reveal, is tried for a day, and after a longer outage so often. Questions and
 * leaderboards end sooner, when their plan's grace is over.
 */
const triedForHours = 24;
const triedAtLeast = 10;

/** What becomes of a post that could not be sent. */
export type Failure =
  /** `scope`: how much is broken, where it is the platform that says so. */
  | { readonly type: 'failed'; readonly reason: string; readonly scope: FailureScope }
  | {
      readonly type: 'again';
      readonly reason: string;
      readonly delayMs: number;
      /** Whether it counts as a failure: waiting for a platform's limit doesn't. */
      readonly failed: boolean;
    };

/** Decides by what sending has thrown. `now`: by the platform's clock. */
export function afterFailure(claim: ClaimedPost, error: unknown, now: Instant): Failure {
  if (!(error instanceof DeliveryError)) return retry(claim, 'an error of ours, which is in the log', now);
  const { message: reason, permanent, scope, retryAfterMs } = error;
  if (permanent) return { type: 'failed', reason, scope };
  if (retryAfterMs === undefined) return retry(claim, reason, now);
  return { type: 'again', reason, delayMs: Math.max(shortestRetryMs, retryAfterMs), failed: false };
}

/**
 * What becomes of a post whose process ends, and with it what it would have thrown.
 * @param landsWithinMs for how long it may still arrive, in milliseconds; 0: nothing was asked of the platform
 */
export function afterLeaving(landsWithinMs: number): Failure {
  const delayMs = landsWithinMs > 0 ? landsWithinMs + firstRetryMs / 2 : 0;
  return { type: 'again', reason: 'Quorum was restarted meanwhile', delayMs, failed: false };
}

function retry(claim: ClaimedPost, reason: string, now: Instant): Failure {
  const failures = claim.failures + 1;
  const isOver = Temporal.Instant.compare(claim.dueAt.add({ hours: triedForHours }), now) < 0;
  if (isOver && failures >= triedAtLeast) return { type: 'failed', reason, scope: 'post' };
  return { type: 'again', reason, delayMs: backoff(failures), failed: true };
}

/** Exponential with full jitter (Brooker, AWS Architecture Blog 2015), but for a least delay. */
function backoff(failures: number): number {
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1));
  return Math.round(firstRetryMs / 2 + Math.random() * (ceiling - firstRetryMs / 2));
}

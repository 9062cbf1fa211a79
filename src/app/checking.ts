import { formatMoment, formatTime } from '../core/plan-words.ts';
import { localDate, whyTooLate } from '../core/slots.ts';
import { type Instant, Temporal } from '../core/time.ts';
import type { ChannelPlan } from './ports/plans.ts';
import type { ClaimedPost } from './ports/posts.ts';

/**
 * Why a question or leaderboard that waits in the outbox is not posted any more, in words for an organiser; undefined
 * where it is. It may have waited long: the platform failed, or the plan was changed meanwhile.
 */
export function whyNotPosted(
  claim: ClaimedPost,
  { plan, paused }: ChannelPlan,
  now: Instant,
): string | undefined {
  if (paused) return 'the plan was paused';
  const why = whyTooLate(plan, claim.dueAt, now) ?? whyClosed(claim, now) ?? whySuperseded(claim, plan);
  return why && claim.reason ? `${why}; before that: ${claim.reason}` : why;
}

function whyClosed({ closesAt }: ClaimedPost, now: Instant): string | undefined {
  const closed = closesAt && Temporal.Instant.compare(closesAt, now) <= 0;
  return closed ? 'its answer was to be revealed before it could be posted' : undefined;
}

function whySuperseded({ supersededAt, date }: ClaimedPost, plan: ChannelPlan['plan']): string | undefined {
  if (!supersededAt) return undefined;
  const describe = localDate(plan, supersededAt) === date ? formatTime : formatMoment;
  return `it could not be posted before the one of ${describe(supersededAt, plan.zone)} came`;
}

import { type Instant, localDateIn } from '../core/time.ts';
import { clip } from '../message/blocks.ts';
import { nameOf } from './commands/post-words.ts';
import type { Context } from './context.ts';
import type { ClaimedPost, NewPost } from './ports/posts.ts';
import { noticesTo } from './slot-posts.ts';

/** Characters of a reason that tell it from others: it is part of what is unique. */
const reasonLength = 150;

/** Why a post is given up. */
interface GivenUp {
  readonly reason: string;
  /** What is behind it, where the reason itself names a moment and so is never the same twice. */
  readonly cause?: string;
}

/**
 * The notices that tell a channel's organisers of a post that is given up: once a month for each kind and reason, so
 * that what fails each week is no weekly news. Of a private message that is given up, nobody is told.
 */
export async function givenUp(
  { store }: Context,
  claim: ClaimedPost,
  { reason, cause = reason }: GivenUp,
  now: Instant,
): Promise<readonly NewPost[]> {
  if (claim.kind === 'notice') return [];
  const plan = await store.planOf(claim.channelId);
  if (!plan) return [];
  // In UTC: the plan’s zone may be what is not known here.
  const date = localDateIn('UTC', now);
  return noticesTo(plan, {
    slot: `given-up/${claim.kind}/${date.slice(0, 7)}/${clip(cause, reasonLength)}`,
    date,
    dueAt: now,
    notice: { type: 'given-up', what: nameOf(claim), reason },
  });
}

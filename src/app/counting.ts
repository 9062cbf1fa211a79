import type { Logger } from 'pino';
import { DeliveryError } from './ports/platform.ts';
import { asRequest } from './request.ts';

/** What failed is tried again later and later, but for this, in milliseconds. */
const longestPauseMs = 5 * 60_000;

/** Brings a post's count of answers up to date, seldom enough for the platforms. */
export interface AnswerCounter {
  /** Somebody has answered this post. */
  changed(postId: number): void;
  /** Forgets what is pending: a later answer or the reveal brings the count anyway. */
  stop(): void;
}

/** A post whose count was brought up to date a moment ago, or is just now. */
interface Recent {
  /** It has changed again since. */
  again: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * Shows the first answer at once, and whatever comes until `intervalMs` after it is shown together at the end of that
 * time. One post is never refreshed twice at once, so that its count doesn't go backwards. What fails is tried again.
 * @param refresh edits the post
 */
export function createAnswerCounter(
  refresh: (postId: number) => Promise<void>,
  intervalMs: number,
  log: Logger,
): AnswerCounter {
  const recent = new Map<number, Recent>();
  let stopped = false;

  // Also for those who answer while it lasts, so that none of their requests is the one.
  const begin = (postId: number, pauseMs?: number) => void asRequest(() => run(postId, pauseMs));

  /** @param pauseMs how long it was waited before, in milliseconds */
  async function run(postId: number, pauseMs = intervalMs): Promise<void> {
    const post: Recent = { again: false };
    recent.set(postId, post);
    let nextMs = intervalMs;
    await refresh(postId).catch((error: unknown) => {
      log.warn({ err: error, postId }, 'count of answers not updated');
      const { permanent = false, retryAfterMs = 0 } = error instanceof DeliveryError ? error : {};
      if (permanent) return;
      post.again = true;
      nextMs = Math.max(retryAfterMs, Math.min(pauseMs * 2, longestPauseMs));
    });
    if (stopped) return;
    post.timer = setTimeout(() => {
      recent.delete(postId);
      if (post.again) begin(postId, nextMs);
    }, nextMs);
    post.timer.unref();
  }

  return {
    changed(postId) {
      const post = recent.get(postId);
      if (post) post.again = true;
      else if (!stopped) begin(postId);
    },
    stop() {
      stopped = true;
      for (const { timer } of recent.values()) clearTimeout(timer);
    },
  };
}

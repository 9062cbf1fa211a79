import type { Logger } from 'pino';

/** Brings a post's count of answers up to date, seldom enough for the platforms. */
export interface AnswerCounter {
  /** Somebody has answered this post. */
  changed(postId: number): void;
  /** Forgets what is pending: a later answer or the reveal brings the count anyway. */
  stop(): void;
}

/**
 * Shows the first answer at once, and whatever comes within `intervalMs` of it together at the end of that time.
 * @param refresh edits the post
 */
export function createAnswerCounter(
  refresh: (postId: number) => Promise<void>,
  intervalMs: number,
  log: Logger,
): AnswerCounter {
  const waiting = new Map<number, { timer: NodeJS.Timeout; again: boolean }>();

  function run(postId: number): void {
    refresh(postId).catch((error: unknown) =>
      log.warn({ err: error, postId }, 'count of answers not updated'),
    );
    const timer = setTimeout(() => {
      const again = waiting.get(postId)?.again;
      waiting.delete(postId);
      if (again) run(postId);
    }, intervalMs);
    timer.unref();
    waiting.set(postId, { timer, again: false });
  }

  return {
    changed(postId) {
      const pending = waiting.get(postId);
      if (pending) pending.again = true;
      else run(postId);
    },
    stop() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

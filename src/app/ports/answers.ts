import type { Response, Verdict } from '../../core/response.ts';
import type { NamedAnswer } from '../../core/tally.ts';
import type { Instant } from '../../core/time.ts';

/** A member's first response to a post. Never changed. */
export interface Answer {
  readonly postId: number;
  readonly memberId: number;
  readonly channelId: number;
  readonly response: Response;
  readonly verdict: Verdict;
  readonly at: Instant;
}

export interface AnswerStore {
  /**
   * Keeps an answer and, where it is given, its ledger entry, in one statement.
   * @returns `duplicate` with the first answer, which stands, where the member has answered this post before
   */
  recordAnswer(
    answer: Answer,
    ledger: boolean,
  ): Promise<{ readonly type: 'recorded' } | { readonly type: 'duplicate'; readonly first: Answer }>;
  answerOf(postId: number, memberId: number): Promise<Answer | undefined>;
  /** How many answered a post, those included about whom nothing is kept any more. */
  answerCount(postId: number): Promise<number>;
  /** All answers to a post: by the names of their members, then those of nobody any more. */
  answersTo(postId: number): Promise<readonly NamedAnswer[]>;
}

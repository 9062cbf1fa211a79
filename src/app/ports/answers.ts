import type { Response, Verdict } from '../../core/response.ts';
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

/** What everybody answered to a post. */
export interface Tally {
  readonly answered: number;
  /** How many had it fully right. */
  readonly right: number;
  /** Option id → how many picked it. */
  readonly picks: ReadonlyMap<string, number>;
  /** Idea id → how many written answers hit it. */
  readonly ideas: ReadonlyMap<string, number>;
  /** How many answered in writing. */
  readonly written: number;
  /** Names of those fully right who are neither hidden nor gone, by name; at most `namesLimit`. */
  readonly names: readonly string[];
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
  answerCount(postId: number): Promise<number>;
  tally(postId: number, namesLimit: number): Promise<Tally>;
}

import type { LocalDate } from '../../core/plan.ts';
import type { Score } from '../../core/score.ts';
import type { Instant } from '../../core/time.ts';

export interface HardQuestion {
  readonly postId: number;
  readonly question: string;
  readonly pack: string;
  /** Points earned, of those possible: 0 to 1. */
  readonly fraction: number;
  readonly answers: number;
}

export interface ScoreStore {
  /** Scores of members who are neither hidden nor gone, for entries after `from` and up to `to`. */
  scores(channelId: number, from: Instant | null, to: Instant): Promise<readonly Score[]>;
  /** One member's own score, hidden or not. */
  scoreOf(channelId: number, memberId: number, from: Instant | null, to: Instant): Promise<Score | undefined>;
  /** Local dates on which the channel was sent a question, ascending. */
  questionDates(channelId: number): Promise<readonly LocalDate[]>;
  /** For each of these members, the dates of the questions they answered, ascending. */
  answeredDates(
    channelId: number,
    memberIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly LocalDate[]>>;
  /**
   * The dates of all that a member has answered, ascending: of questions of the day in any channel, and of practice,
   * whatever pack they are of and whatever was ruled.
   */
  datesOf(memberId: number): Promise<readonly LocalDate[]>;
  /** The question that earned least of what was possible, among those with at least `minAnswers` in the span. */
  hardestQuestion(
    channelId: number,
    from: Instant | null,
    to: Instant,
    minAnswers: number,
  ): Promise<HardQuestion | undefined>;
}

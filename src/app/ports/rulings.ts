import type { AskedQuestion } from '../../core/asked-question.ts';
import type { LocalDate } from '../../core/plan.ts';
import type { Decision, Graded } from '../../core/ruling.ts';
import type { Instant } from '../../core/time.ts';
import type { NewPost } from './posts.ts';

/** A question of a pack as one channel knows it. */
export interface ChannelQuestion {
  readonly channelId: number;
  readonly pack: string;
  /** Its id in the pack. */
  readonly question: string;
}

/** Somebody says that something is wrong with a post's question. Never changed. */
interface Flag extends ChannelQuestion {
  readonly postId: number;
  readonly memberId: number;
  readonly reason: string;
  readonly at: Instant;
}

/** What there is against a question in a channel. */
export interface Concern extends ChannelQuestion {
  /** Those since the last ruling, newest first. */
  readonly flags: readonly Flag[];
  /** How many answered it as a question of the day; whose data was erased counts once for each time it was asked. */
  readonly answerers: number;
  /** When the last post that asks it closes; null: it was never a question of the day. */
  readonly closesAt: Instant | null;
  /** All that was decided, oldest first. */
  readonly decisions: readonly Decision[];
}

/** An organiser's decision about a question. Never changed: another one follows it. */
interface NewRuling extends ChannelQuestion {
  /** The same whenever the same decision comes again: it counts once. */
  readonly key: string;
  readonly decision: Decision;
  readonly memberId: number;
  readonly at: Instant;
}

/** An answer that counted, with the post that it was given to. */
export interface PastAnswer extends Graded {
  readonly postId: number;
  readonly memberId: number;
  readonly question: AskedQuestion;
  /** What it has earned so far, rulings included, in hundredths of a point. */
  readonly earned: { readonly points: number; readonly possible: number };
  readonly date: LocalDate;
  readonly at: Instant;
}

/** What a ruling adds to what an answer has earned. */
export interface Correction {
  readonly postId: number;
  readonly memberId: number;
  readonly channelId: number;
  /** In hundredths of a point; below zero where points are taken back. */
  readonly points: number;
  readonly possible: number;
  readonly date: LocalDate;
  /** When the answer was given, so that it counts in the same week. */
  readonly at: Instant;
}

/** What follows from a ruling. */
interface Consequences {
  readonly corrections: readonly Correction[];
  readonly posts: readonly NewPost[];
}

export interface RulingStore {
  /** @returns `duplicate` where this member has flagged this post before: the first reason stands */
  flag(flag: Flag): Promise<'recorded' | 'duplicate'>;
  /** What there is against questions of these channels. */
  concerns(channelIds: readonly number[]): Promise<readonly Concern[]>;
  /** What was decided about a question, oldest first. */
  decisions(question: ChannelQuestion): Promise<readonly Decision[]>;
  /**
   * Records a ruling and what follows from it, together, and has the reveals of its question sent again.
   * @param conclude from the decisions of before and the answers that counted to what follows
   * @returns `open`, and changes nothing, where a post that asks it closes after `openAfter`; `duplicate` where it was
   *   recorded before
   */
  rule(
    ruling: NewRuling,
    openAfter: Instant,
    conclude: (before: readonly Decision[], answers: readonly PastAnswer[]) => Consequences,
  ): Promise<'ruled' | 'open' | 'duplicate'>;
}

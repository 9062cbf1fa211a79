import type { PastRecall } from '../../core/learning/review.ts';
import type { LocalTime } from '../../core/plan.ts';
import type { Instant } from '../../core/time.ts';
import type { Channel } from './people.ts';
import type { NewPost } from './posts.ts';

/** A member's wish to be told once a day, in private, when something is due for review. */
export interface Nudge {
  readonly memberId: number;
  /** The channel whose pack they review. */
  readonly channelId: number;
  readonly time: LocalTime;
  /** IANA zone that the time is of. */
  readonly zone: string;
  /** When to look next. */
  readonly dueAt: Instant;
}

/** A nudge whose time has come. */
export interface DueNudge extends Nudge {
  readonly channel: Channel;
  /** What the channel studies; null where nobody is to be told: they left, or the plan is paused or gone. */
  readonly pack: string | null;
}

/** What members remember, as far as their answers tell, and who wants to be reminded of it. */
export interface LearningStore {
  /**
   * All that a member has answered of a pack, in any channel of their workspace, practice included, each as it is worth
   * by now in the channel where it was answered. What was declared void there is left out: it tells nothing.
   */
  recallsOf(memberId: number, pack: string): Promise<readonly PastRecall[]>;
  /** Ids of those who have answered a question of the day in a channel and have not left, ascending. */
  answerersIn(channelId: number): Promise<readonly number[]>;
  nudgeOf(memberId: number): Promise<Nudge | undefined>;
  /** Keeps a member's nudge, in place of the one before. */
  keepNudge(nudge: Nudge): Promise<void>;
  removeNudge(memberId: number): Promise<void>;
  /** Nudges of a platform whose `dueAt` has come, longest due first; one indexed query. */
  dueNudges(platform: string, now: Instant, limit: number): Promise<readonly DueNudge[]>;
  /**
   * Has a nudge come again at `dueAt`, and adds the posts that it leads to, together, but for those whose slot their
   * member has already, in whatever channel.
   * @returns false, and changes nothing, where it was moved, changed or removed meanwhile
   */
  moveNudge(nudge: Nudge, dueAt: Instant, posts: readonly NewPost[]): Promise<boolean>;
}

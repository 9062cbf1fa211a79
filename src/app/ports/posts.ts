import type { AskedQuestion } from '../../core/asked-question.ts';
import type { LocalDate } from '../../core/plan.ts';
import type { Instant } from '../../core/time.ts';
import type { Channel, Member } from './people.ts';

/**
 * question: the question of a slot. reveal: the edit that shows its answer. discussion: the message that opens its
 * thread. leaderboard: the week's board. notice: a private message to an organiser, or to a member who
 * asked for it. share: a definition that a member
 * shows to everybody. practice: a question asked in private, which earns no points. ruling: what was decided about a
 * question, for everybody. picture: that of a leaderboard, where it is a message of its own. Reveal and discussion share
 * the slot of their question, and a picture that of its leaderboard.
 */
export type PostKind =
  | 'question'
  | 'reveal'
  | 'discussion'
  | 'leaderboard'
  | 'notice'
  | 'share'
  | 'practice'
  | 'ruling'
  | 'picture';

/** planned: in the outbox. sent: done. skipped: never sent, on purpose. failed: given up. */
export type PostState = 'planned' | 'sent' | 'skipped' | 'failed';

/** What a notice says, or a ruling. */
export type Notice =
  | { readonly type: 'few-questions-left'; readonly pack: string; readonly left: number }
  /** Quorum has paused the plan of the notice's channel itself. */
  | { readonly type: 'paused'; readonly reason: string }
  /** `what`: a post that was given up, such as `Reveal of Mon 23 Nov`. `reason`: as the platform gave it. */
  | { readonly type: 'given-up'; readonly what: string; readonly reason: string }
  /** Somebody flagged a question that nobody had flagged before. */
  | { readonly type: 'flagged'; readonly stem: string }
  /** So many things are due for review, told to a member who asked for it. */
  | { readonly type: 'reviews-due'; readonly pack: string; readonly due: number }
  /** `ruled`: what was decided, as the end of a sentence. `changed`: whose points it changed, as a number of people. */
  | {
      readonly type: 'ruled';
      readonly stem: string;
      readonly ruled: string;
      readonly changed: number;
    };

/** The term whose definition is shared. */
export interface SharedTerm {
  readonly pack: string;
  readonly term: string;
}

export interface NewPost {
  readonly channelId: number;
  readonly kind: PostKind;
  /** Unique with channel and kind, such as `2026-11-23/09:00 Europe/Berlin` for a planned question. */
  readonly slot: string;
  /** The local date it belongs to. */
  readonly date: LocalDate;
  readonly state: 'planned' | 'skipped';
  /** Why it is skipped, in words for an organiser. */
  readonly reason: string | null;
  readonly dueAt: Instant;
  /** For questions: answers count before this moment; the reveal is due at it. */
  readonly closesAt: Instant | null;
  readonly question: AskedQuestion | null;
  readonly notice: Notice | null;
  readonly shared: SharedTerm | null;
  /** For notices and practice: whom it is for. */
  readonly memberId: number | null;
}

export interface Post extends Omit<NewPost, 'state'> {
  readonly id: number;
  readonly state: PostState;
  /** How often sending it failed. Waiting, be it for a limit of the platform's, is no failure. */
  readonly failures: number;
  /** The platform's id of the message, once sent. */
  readonly messageId: string | null;
  readonly sentAt: Instant | null;
}

/** What became of a post, without what it says. */
export type PostRecord = Omit<Post, 'question' | 'notice' | 'shared'>;

/** A post that this process may send until the lease ends; `fence` is asked for when it says what became of it. */
export interface ClaimedPost extends Post {
  readonly channel: Channel;
  readonly member: Member | null;
  readonly fence: number;
  /** When the latest of its channel and kind was due that has come since, and waits as well; null: there is none. */
  readonly supersededAt: Instant | null;
  /** Why this version cannot read what it says, which is null then. */
  readonly unreadable: string | null;
}

/** Posts of a platform that are due and wait to be sent. */
interface Backlog {
  readonly platform: string;
  readonly posts: number;
  readonly oldestDueAt: Instant;
}

export interface PostStore {
  /** Inserts posts outside of a plan's slots; one whose slot is taken is left out. @returns those inserted */
  addPosts(posts: readonly NewPost[]): Promise<readonly Post[]>;
  /** Records a practice question as asked just now. @returns the one of before where the member's `key` was used before */
  askPractice(input: {
    key: string;
    channelId: number;
    memberId: number;
    question: AskedQuestion;
    date: LocalDate;
    at: Instant;
  }): Promise<Post>;
  /** Ids of the questions of a pack that a member has practised, least recently asked first. */
  practised(memberId: number, pack: string): Promise<readonly string[]>;
  post(postId: number): Promise<Post | undefined>;
  /** The post of a kind that a slot has. Not for practice questions, whose slots are their members'. */
  postOf(channelId: number, kind: Exclude<PostKind, 'practice'>, slot: string): Promise<Post | undefined>;
  /** Question posts that were sent, whose answers still count and whose channel is this one. */
  openQuestions(channelId: number, now: Instant): Promise<readonly Post[]>;
  /**
   * Questions that are open in any channel of a workspace, or will be as soon as they can be sent, each with its
   * channel's name.
   */
  openInWorkspace(
    platform: string,
    workspace: string,
    now: Instant,
  ): Promise<readonly { readonly pack: string; readonly question: string; readonly channelName: string }[]>;
  /** The slots of a channel that are skipped, among those after a moment. */
  skippedSlots(channelId: number, after: Instant): Promise<readonly Pick<Post, 'kind' | 'slot'>[]>;
  /** Questions and leaderboards of a local date, in order of due time, whatever became of them. */
  postsOn(channelId: number, date: LocalDate): Promise<readonly PostRecord[]>;
  /**
   * Posts for a whole channel due after a moment that were given up or are being tried again, earliest first: all but
   * notices and practice.
   */
  troubled(channelId: number, after: Instant): Promise<readonly PostRecord[]>;
  /** The latest question posts of a channel that were sent, newest first. */
  latestQuestions(channelId: number, limit: number): Promise<readonly Post[]>;
  /**
   * Claims planned posts of a platform that are due at `now` (the platform's time) and free (by the database's clock);
   * nobody else gets them for `leaseMs`. Questions and leaderboards wait for earlier ones of their channel, a reveal for
   * its question, a discussion for both unless the reveal is being repeated, and a picture for its leaderboard. One row that cannot be read keeps back no other.
   */
  claim(input: {
    platform: string;
    /** Only of this channel. */
    channelId?: number;
    now: Instant;
    leaseMs: number;
    limit: number;
  }): Promise<readonly ClaimedPost[]>;
  /** How many posts of each platform are due and not sent, and since when the oldest is. */
  backlog(now: Instant): Promise<readonly Backlog[]>;
  /** In how many milliseconds the first of a platform's due posts that are not free now will be. */
  nextTry(platform: string, now: Instant): Promise<number | undefined>;
  /**
   * These four return false, and change nothing, where the fence shows that somebody else has claimed the post since,
   * or something else has become of it.
   */
  markSent(claim: ClaimedPost, messageId: string | null, at: Instant): Promise<boolean>;
  /** `told`: posts that tell of it, added together with that. */
  markSkipped(claim: ClaimedPost, reason: string, told?: readonly NewPost[]): Promise<boolean>;
  /** `told` likewise. */
  markFailed(claim: ClaimedPost, reason: string, told?: readonly NewPost[]): Promise<boolean>;
  /** Back into the outbox, free again after `delayMs`. `failed`: whether it counts as a failure. */
  retryLater(
    claim: ClaimedPost,
    again: { readonly reason: string; readonly delayMs: number; readonly failed: boolean },
  ): Promise<boolean>;
  /**
   * Has a slot's reveal sent once more, also where it was sent, is being sent just now, or was given up though its
   * question is there. `at`: when that was wished for, by the platform's clock.
   */
  revealAgain(channelId: number, slot: string, at: Instant): Promise<void>;
}

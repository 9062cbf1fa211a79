import type { AskedQuestion } from '../../core/asked-question.ts';
import type { LocalDate } from '../../core/plan.ts';
import type { Instant } from '../../core/time.ts';
import type { Channel, Member } from './people.ts';

/**
 * question: the question of a slot. reveal: the edit that shows its answer. discussion: the message that opens its
 * thread. leaderboard: the week's board. notice: a private message to organisers. practice: a question asked in
 * private, which earns no points. Reveal and discussion share the slot of their question.
 */
export type PostKind = 'question' | 'reveal' | 'discussion' | 'leaderboard' | 'notice' | 'practice';

/** planned: in the outbox. sent: done. skipped: never sent, on purpose. failed: given up. */
export type PostState = 'planned' | 'sent' | 'skipped' | 'failed';

/** What a notice says. */
export type Notice = { readonly type: 'few-questions-left'; readonly pack: string; readonly left: number };

export interface NewPost {
  readonly channelId: number;
  readonly kind: PostKind;
  /** Unique with channel and kind: `2026-11-23/1` is the first slot of that day. */
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
  /** For notices and practice: whom it is for. */
  readonly memberId: number | null;
}

export interface Post extends Omit<NewPost, 'state'> {
  readonly id: number;
  readonly state: PostState;
  readonly attempts: number;
  /** The platform's id of the message, once sent. */
  readonly messageId: string | null;
  readonly sentAt: Instant | null;
}

/** A post that this process may send until the lease ends; `fence` is asked for when it says what became of it. */
export interface ClaimedPost extends Post {
  readonly channel: Channel;
  readonly member: Member | null;
  readonly fence: number;
}

export interface PostStore {
  /** Inserts posts outside of a plan's slots; one whose slot is taken is left out. @returns those inserted */
  addPosts(posts: readonly NewPost[]): Promise<readonly Post[]>;
  /** Records a practice question as asked just now. */
  askPractice(input: {
    channelId: number;
    memberId: number;
    question: AskedQuestion;
    date: LocalDate;
    at: Instant;
  }): Promise<Post>;
  /** Ids of the questions of a pack that a member has practised, least recently asked first. */
  practised(memberId: number, pack: string): Promise<readonly string[]>;
  post(postId: number): Promise<Post | undefined>;
  /** The question whose slot a reveal or discussion shares. */
  questionOf(channelId: number, slot: string): Promise<Post | undefined>;
  /** Question posts that were sent, whose answers still count and whose channel is this one. */
  openQuestions(channelId: number, now: Instant): Promise<readonly Post[]>;
  /** Questions and leaderboards of a local date, in order of due time, whatever became of them. */
  postsOn(channelId: number, date: LocalDate): Promise<readonly Post[]>;
  /** The latest question posts of a channel that were sent, newest first. */
  latestQuestions(channelId: number, limit: number): Promise<readonly Post[]>;
  /** The earliest moment at which the outbox has something to send to this channel. */
  nextDelivery(channelId: number): Promise<Instant | undefined>;
  /**
   * Claims planned posts of a platform that are due at `now` (the platform's time) and free (by the database's clock),
   * at most one of each channel and kind; nobody else gets them for `leaseMs`.
   */
  claim(input: {
    platform: string;
    now: Instant;
    leaseMs: number;
    limit: number;
  }): Promise<readonly ClaimedPost[]>;
  /** These four return false, and change nothing, where the fence shows that somebody else has claimed the post since. */
  markSent(claim: ClaimedPost, messageId: string | null, at: Instant): Promise<boolean>;
  markSkipped(claim: ClaimedPost, reason: string): Promise<boolean>;
  markFailed(claim: ClaimedPost, reason: string): Promise<boolean>;
  /** Back into the outbox, free again after `delayMs`. */
  retryLater(claim: ClaimedPost, reason: string, delayMs: number): Promise<boolean>;
}

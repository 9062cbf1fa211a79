import type { AskedQuestion } from '../../core/asked-question.ts';
import type { LocalDate } from '../../core/plan.ts';
import type { Decision } from '../../core/ruling.ts';
import type { Instant } from '../../core/time.ts';
import type { Answer } from './answers.ts';
import type { Nudge } from './learning.ts';
import type { Member } from './people.ts';
import type { KeptDraft } from './plans.ts';
import type { MemberRef } from './platform.ts';
import type { Notice, PostState } from './posts.ts';

/** Where something was, and which question it was about. */
interface About {
  readonly channelName: string;
  readonly pack: string;
  readonly question: string;
}

/** All that is kept about a member, oldest first. */
export interface MemberData {
  readonly member: Member;
  /** Practice included. */
  readonly answers: readonly {
    readonly channelName: string;
    readonly practice: boolean;
    readonly question: AskedQuestion;
    readonly given: Answer;
  }[];
  /** What their answers earned. `ruling`: an organiser's decision changed it. Hundredths of a point. */
  readonly ledger: readonly (About & {
    readonly points: number;
    readonly possible: number;
    readonly ruling: boolean;
    readonly date: LocalDate;
    readonly at: Instant;
  })[];
  /** Questions that they were asked in practice, answered or not. */
  readonly practice: readonly (About & { readonly at: Instant })[];
  readonly flags: readonly (About & { readonly reason: string; readonly at: Instant })[];
  readonly rulings: readonly (About & { readonly decision: Decision; readonly at: Instant })[];
  /** Plans that they set up. `typed`: the form that could not be taken. */
  readonly drafts: readonly (Pick<KeptDraft, 'plan' | 'typed' | 'saved'> & {
    readonly channelName: string;
  })[];
  readonly nudge: (Pick<Nudge, 'time' | 'zone'> & { readonly channelName: string }) | null;
  /** What they were told in private. */
  readonly notices: readonly {
    readonly channelName: string;
    readonly notice: Notice;
    readonly state: PostState;
    readonly dueAt: Instant;
  }[];
  readonly organises: readonly Organised[];
}

/** A channel whose plan a member organises. */
export interface Organised {
  readonly channelName: string;
  /** Nobody else is named as its organiser, and no role. */
  readonly alone: boolean;
}

export interface PrivacyStore {
  /** All that is kept about a member, but for what only a newer version can read; undefined where they are not known. */
  dataOf(ref: MemberRef): Promise<MemberData | undefined>;
  /** Channels whose plans a member organises by name, by their names. */
  organisedBy(memberId: number): Promise<readonly Organised[]>;
  /**
   * Erases all that is kept about a member, at once. Their answers to questions of the day stay as counts of nobody's,
   * without written words; their rulings stay without them. Reveals since a moment are sent again at `now`, without their name.
   * Nothing happens where they are not known, so it may be repeated.
   */
  eraseMember(ref: MemberRef, revealsSince: Instant, now: Instant): Promise<void>;
}

/**
 * Somebody, or their conversation with Quorum, was erased while something was written that belongs to them. Begun once
 * more, it finds them as somebody new.
 */
export class ErasedMeanwhile extends Error {
  constructor(cause: unknown) {
    super('Whom it belongs to was erased meanwhile.', { cause });
    this.name = 'ErasedMeanwhile';
  }
}

import type { Plan } from '../../core/plan.ts';
import type { Instant } from '../../core/time.ts';
import type { SetupForm } from '../../message/action.ts';
import type { WorkspaceRef } from './installations.ts';
import type { Channel } from './people.ts';
import type { NewPost } from './posts.ts';

/** Who may change a plan, besides the workspace's admins. */
export type Organiser =
  | { readonly type: 'member'; readonly memberId: number }
  /** Everybody who has this role: the platform's id of it, and its name when it was picked. */
  | { readonly type: 'role'; readonly role: string; readonly name: string };

/** A channel's plan and how far it has been carried out. */
export interface ChannelPlan {
  readonly channel: Channel;
  readonly plan: Plan;
  readonly organisers: readonly Organiser[];
  /** Every slot up to here has been filled or skipped. */
  readonly handledUntil: Instant;
  /** When the next slot comes; null where none ever will. */
  readonly dueAt: Instant | null;
  readonly paused: { readonly at: Instant; readonly reason: string } | null;
  /** Grows by one with each change; a change made on an older one is refused. */
  readonly revision: number;
}

/** A plan that this version cannot read: a newer one wrote it. */
export interface UnreadablePlan {
  readonly channel: Channel;
  readonly plan: null;
  readonly reason: string;
}

/** One plan's slots, decided. */
export interface Settlement {
  readonly channelId: number;
  readonly revision: number;
  readonly handledUntil: Instant;
  readonly dueAt: Instant | null;
  readonly posts: readonly NewPost[];
}

/** A question that has been posted in a channel before. */
export interface UsedQuestion {
  readonly pack: string;
  readonly question: string;
  readonly at: Instant;
}

/** What a draft is about: what `/study setup` changes. */
export type PlanSettings = Pick<ChannelPlan, 'plan' | 'organisers'>;

/** A plan being set up by one member. */
export interface Draft extends PlanSettings {
  /** What there was when it was begun; null: no plan. */
  readonly base: PlanSettings | null;
  /** A form that was filled in and could not be taken, as it was. */
  readonly typed: { readonly form: SetupForm; readonly values: Readonly<Record<string, string>> } | null;
}

/** A draft as it is kept. */
export interface KeptDraft extends Draft {
  /** Grows by one each time that it is changed. */
  readonly version: number;
  /** It has become the channel's plan. */
  readonly saved: boolean;
}

export interface PlanStore {
  planOf(channelId: number): Promise<ChannelPlan | undefined>;
  /** All plans, of all platforms, by channel name. */
  plans(): Promise<readonly ChannelPlan[]>;
  /**
   * Makes the channel's plan, or replaces it: unpaused.
   * @param input `organisers`: left as they are, unless given. `draft`: it was this version of this member's draft,
   *   which counts as saved from now on
   * @returns false, and changes nothing, where it was a draft and its `base` is not what there is any more
   */
  savePlan(input: {
    channelId: number;
    plan: Plan;
    organisers?: readonly Organiser[];
    draft?: Pick<KeptDraft, 'base' | 'version'> & { readonly memberId: number };
    handledUntil: Instant;
    dueAt: Instant | null;
  }): Promise<boolean>;
  /**
   * Pauses a plan and adds posts that tell of it, together.
   * @returns false, and changes nothing, where it is paused already
   */
  pausePlan(channelId: number, at: Instant, reason: string, posts?: readonly NewPost[]): Promise<boolean>;
  resumePlan(channelId: number, handledUntil: Instant, dueAt: Instant | null): Promise<void>;
  /** Channels of a workspace that have a plan, by name. */
  studyingChannels(workspace: WorkspaceRef): Promise<readonly Channel[]>;
  /**
   * Plans of a platform that are not paused and whose `dueAt` has come, longest due first, but for those of some
   * channels; one indexed query.
   */
  duePlans(
    platform: string,
    now: Instant,
    limit: number,
    passedOver?: readonly number[],
  ): Promise<readonly (ChannelPlan | UnreadablePlan)[]>;
  /** Questions posted in each of these channels, oldest first; one query for all of them. */
  usedQuestions(channelIds: readonly number[]): Promise<ReadonlyMap<number, readonly UsedQuestion[]>>;
  /**
   * Writes what was decided for several plans in one transaction. A plan whose revision has moved on is left out,
   * with its posts; a slot that has its post already keeps it.
   * @returns the ids of the channels that were written
   */
  settle(settlements: readonly Settlement[]): Promise<readonly number[]>;
  /** Keeps a draft; one for each channel and member. @returns its version */
  saveDraft(channelId: number, memberId: number, draft: Draft): Promise<number>;
  draft(channelId: number, memberId: number): Promise<KeptDraft | undefined>;
}

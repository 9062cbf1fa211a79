import type { Plan } from '../../core/plan.ts';
import type { Instant } from '../../core/time.ts';
import type { Channel } from './people.ts';
import type { NewPost } from './posts.ts';

/** A channel's plan and how far it has been carried out. */
export interface ChannelPlan {
  readonly channel: Channel;
  readonly plan: Plan;
  /** Member ids of those who may change it, besides the workspace's admins. */
  readonly organisers: readonly number[];
  /** Every slot up to here has been filled or skipped. */
  readonly handledUntil: Instant;
  /** When the next slot comes; null where none ever will. */
  readonly dueAt: Instant | null;
  readonly paused: { readonly at: Instant; readonly reason: string } | null;
  /** Grows by one with each change; a change made on an older one is refused. */
  readonly revision: number;
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

export interface PlanStore {
  planOf(channelId: number): Promise<ChannelPlan | undefined>;
  /** All plans, of all platforms, by channel name. */
  plans(): Promise<readonly ChannelPlan[]>;
  /** Makes the channel's plan, or replaces it: unpaused, with `organiser` (a member id, if given) added to those it has. */
  savePlan(input: {
    channelId: number;
    plan: Plan;
    organiser: number | null;
    handledUntil: Instant;
    dueAt: Instant | null;
  }): Promise<void>;
  pausePlan(channelId: number, at: Instant, reason: string): Promise<void>;
  resumePlan(channelId: number, handledUntil: Instant, dueAt: Instant | null): Promise<void>;
  /** Plans of a platform that are not paused and whose `dueAt` has come, longest due first; one indexed query. */
  duePlans(platform: string, now: Instant, limit: number): Promise<readonly ChannelPlan[]>;
  /** Questions posted in each of these channels, oldest first; one query for all of them. */
  usedQuestions(channelIds: readonly number[]): Promise<ReadonlyMap<number, readonly UsedQuestion[]>>;
  /**
   * Writes what was decided for several plans in one transaction. A plan whose revision has moved on is left out,
   * with its posts; a slot that has its post already keeps it.
   * @returns the ids of the channels that were written
   */
  settle(settlements: readonly Settlement[]): Promise<readonly number[]>;
  /** A plan being set up, kept until it is saved; one for each channel and member. */
  saveDraft(channelId: number, memberId: number, plan: Plan): Promise<void>;
  draft(channelId: number, memberId: number): Promise<Plan | undefined>;
}

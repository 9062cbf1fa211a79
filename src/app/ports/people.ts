import type { ChannelRef, MemberRef } from './platform.ts';

/** A channel we know, with our own id. */
export interface Channel extends ChannelRef {
  readonly id: number;
  readonly name: string;
}

/** A member we know, with our own id. */
export interface Member extends MemberRef {
  readonly id: number;
  readonly name: string;
  /** Asked not to be listed on boards and reveals. */
  readonly hidden: boolean;
}

export interface PeopleStore {
  findChannel(ref: ChannelRef): Promise<Channel | undefined>;
  /** Finds the channel, or remembers it; keeps its name up to date. */
  channelFor(ref: ChannelRef, name: string): Promise<Channel>;
  /** Finds the member, whether they have left or not. */
  findMember(ref: MemberRef): Promise<Member | undefined>;
  /** Finds the member, or remembers them; keeps their name up to date. Somebody who had left is back. */
  memberFor(ref: MemberRef, name: string): Promise<Member>;
  /** The members with these ids, those that there are, in order of their ids. */
  members(ids: readonly number[]): Promise<readonly Member[]>;
  setHidden(memberId: number, hidden: boolean): Promise<void>;
  /** They left the workspace: they drop off boards, and their answers stay. */
  markLeft(ref: MemberRef): Promise<void>;
}

import type { ChannelRef, MemberRef } from '../../app/ports/platform.ts';

export const platformName = 'web';

/** The playground's only channel. */
export const studyChannel = {
  platform: platformName,
  workspace: 'playground',
  channel: 'study',
  channelName: 'study',
} as const satisfies ChannelRef & { readonly channelName: string };

/** Somebody that a visitor can speak as. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Administers the workspace, and so may set up the plan. */
  readonly organiser: boolean;
}

/** The author of what Quorum itself says. */
export const botId = 'quorum';

/** Who is in the channel. One organiser, so that both sides of every command can be tried. */
export const cast: readonly [Person, ...Person[]] = [
  { id: 'nora', name: 'Nora', organiser: true },
  { id: 'ben', name: 'Ben', organiser: false },
  { id: 'mei', name: 'Mei', organiser: false },
  { id: 'tomas', name: 'Tomas', organiser: false },
];

export function memberRef(person: Person): MemberRef & { readonly memberName: string } {
  return {
    platform: platformName,
    workspace: studyChannel.workspace,
    member: person.id,
    memberName: person.name,
  };
}

import type { ChannelRef, MemberRef } from '../../app/ports/platform.ts';

export const platformName = 'discord';

export function channelRef(workspace: string, channel: string): ChannelRef {
  return { platform: platformName, workspace, channel };
}

export function memberRef(workspace: string, member: string): MemberRef {
  return { platform: platformName, workspace, member };
}

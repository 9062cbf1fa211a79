import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, PermissionName, User } from './records.ts';
import type { World } from './world.ts';

/** Everything that Quorum could ask for. */
export const everything: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'CreatePublicThreads',
  'SendMessagesInThreads',
];

/** @returns permissions as Discord writes them: the sum of their bits */
export function bitsOf(permissions: Iterable<PermissionName>): string {
  let bits = 0n;
  for (const name of permissions) bits |= PermissionFlagsBits[name];
  return String(bits);
}

/** @returns what the app may do in a channel of a server; in a thread that is what it may do where the thread belongs */
export function permissionsIn(world: World, channel: Channel): ReadonlySet<PermissionName> {
  const parent = channel.parent === undefined ? undefined : world.channels.get(channel.parent);
  if (parent) return permissionsIn(world, parent);
  const granted = world.guilds.get(channel.guild ?? '')?.permissions ?? new Set(everything);
  return new Set([...granted].filter((name) => !channel.denied.has(name)));
}

/** @returns what a member may do in their server, as bits */
export function bitsOfMember({ manageGuild }: User): string {
  return bitsOf([
    ...everything,
    'UseApplicationCommands',
    ...(manageGuild ? (['ManageGuild'] as const) : []),
  ]);
}

export function isThread({ type }: Channel): boolean {
  return type === ChannelType.PublicThread;
}

/** Whether there are only posts in a channel, each a thread of its own. */
export function holdsPosts({ type }: Channel): boolean {
  return type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
}

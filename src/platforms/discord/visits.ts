import { type APIBaseInteraction, ChannelType, type InteractionType, PermissionFlagsBits } from 'discord.js';
import type { Visit } from '../../app/ports/platform.ts';
import { channelRef, memberRef } from './refs.ts';

/** A channel's name, where the client knows it. */
export type NameOf = (channel: string) => string | undefined;

type Place = Pick<APIBaseInteraction<InteractionType, unknown>, 'guild_id' | 'channel' | 'member'>;
type Channel = NonNullable<Place['channel']>;

const administering = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

const threads: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/**
 * Who did it and where, all of it from what Discord says with each thing that somebody does.
 * @returns undefined where it happened outside of any server
 */
export function visitOf({ guild_id: guild, channel, member }: Place, nameOf: NameOf): Visit | undefined {
  if (!guild || !channel || !member) return undefined;
  const { user, nick, roles, permissions } = member;
  return {
    channel: { ...channelRef(guild, studyOf(channel)), channelName: nameIn(channel, nameOf) },
    member: { ...memberRef(guild, user.id), memberName: nick ?? user.global_name ?? user.username },
    admin: (BigInt(permissions) & administering) !== 0n,
    // Everybody has the role that has the server's id, and Discord does not name it.
    roles: [guild, ...roles],
  };
}

/** What studies is a channel: a thread in it, or a post of a forum, belongs to that. */
function studyOf(channel: Channel): string {
  const parent = 'parent_id' in channel ? channel.parent_id : undefined;
  return (threads.includes(channel.type) && parent) || channel.id;
}

function nameIn(channel: Channel, nameOf: NameOf): string {
  const own = 'name' in channel ? channel.name : undefined;
  const id = studyOf(channel);
  return (id === channel.id ? own : undefined) ?? nameOf(id) ?? own ?? id;
}

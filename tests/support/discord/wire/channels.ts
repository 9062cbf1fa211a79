import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { Fields } from '../../stand-in/fields.ts';
import { bitsOf, isThread } from '../state/permissions.ts';
import type { Channel } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { userToApp } from './users.ts';

/** A channel, thread, post or conversation as apps are told of it. */
export function channelToApp(world: World, channel: Channel): Fields {
  const { id, guild, name, type } = channel;
  if (guild === undefined) return conversationToApp(world, channel);
  const about = { id, type, guild_id: guild, name, flags: 0, rate_limit_per_user: 0, last_message_id: null };
  if (isThread(channel)) return { ...about, ...threadFields(world, channel) };
  const forum = { available_tags: [], default_auto_archive_duration: 1440, default_forum_layout: 0 };
  return {
    ...about,
    parent_id: null,
    position: 0,
    topic: null,
    nsfw: false,
    permission_overwrites: overwrites(world, channel),
    ...(type === ChannelType.GuildForum ? forum : {}),
  };
}

function conversationToApp(world: World, { id, recipient = '' }: Channel): Fields {
  const user = world.users.get(recipient);
  return {
    id,
    type: ChannelType.DM,
    flags: 0,
    last_message_id: null,
    recipients: user ? [userToApp(user)] : [],
  };
}

function threadFields(world: World, { id, parent, owner, archived, locked, createdAt = 0 }: Channel): Fields {
  const since = new Date(createdAt).toISOString();
  const count = world.messages.filter(({ channel }) => channel === id).length;
  return {
    parent_id: parent,
    owner_id: owner,
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    thread_metadata: {
      archived,
      locked,
      auto_archive_duration: 1440,
      archive_timestamp: since,
      create_timestamp: since,
    },
  };
}

/** What a channel denies the app, as an exception for its user. */
function overwrites({ app }: World, { denied }: Channel): readonly Fields[] {
  if (denied.size === 0) return [];
  return [{ id: app.user, type: OverwriteType.Member, allow: '0', deny: bitsOf(denied) }];
}

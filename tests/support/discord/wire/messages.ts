import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import type { Fields } from '../../stand-in/fields.ts';
import type { Attachment, Message } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { channelToApp } from './channels.ts';
import { botToApp, userToApp } from './users.ts';

/** A message as apps are told of it. */
export function messageToApp(world: World, message: Message): Fields {
  const { id, channel, author, content, embeds, components, nonce } = message;
  const user = world.users.get(author);
  const thread = world.channels.get(id);
  return {
    id,
    channel_id: channel,
    type: 0,
    author: user ? userToApp(user) : botToApp(world),
    content,
    embeds: embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: numbered(components),
    attachments: message.attachments.map(attachmentToApp),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    flags: flagsOf(message) | (thread ? MessageFlags.HasThread : 0),
    timestamp: new Date(message.sentAt).toISOString(),
    edited_timestamp: message.edited ? new Date(world.clock.now()).toISOString() : null,
    ...(nonce === undefined ? {} : { nonce }),
    ...(thread?.type === ChannelType.PublicThread ? { thread: channelToApp(world, thread) } : {}),
  };
}

function flagsOf({ onlyFor, thinking }: Message): number {
  return (onlyFor === undefined ? 0 : MessageFlags.Ephemeral) | (thinking ? MessageFlags.Loading : 0);
}

/** Discord numbers components, from 1. */
function numbered(rows: readonly Fields[]): readonly Fields[] {
  let count = 0;
  const number = (component: Fields): Fields => {
    count += 1;
    const { components } = component;
    const own = { id: count, ...component };
    return Array.isArray(components) ? { ...own, components: components.map(number) } : own;
  };
  return rows.map(number);
}

function attachmentToApp({ id, filename, description, contentType, content }: Attachment): Fields {
  const url = `https://cdn.discordapp.com/attachments/1/${id}/${filename}`;
  const about = { id, filename, size: content.length, url, proxy_url: url, content_type: contentType };
  return description === undefined ? about : { ...about, description };
}

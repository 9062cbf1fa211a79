import type { types } from '@slack/bolt';
import { type Fields, listAt, textAt } from '../../stand-in/fields.ts';
import type { Message } from './records.ts';
import { withIds } from './with-ids.ts';
import type { World } from './world.ts';

/** What is known of a message before it is sent. */
export type Draft = Pick<Message, 'channel' | 'user'> & Partial<Message>;

/** Sends a message: puts it at the end, with a time of its own. */
export function sendMessage(world: World, draft: Draft): Message {
  const ts = world.ids.timestamp();
  const message: Message = { text: '', blocks: [], edited: false, files: [], ...draft, ts };
  world.messages.push(message);
  world.changes.tell();
  return message;
}

/** Puts another message in the place of one, keeping its time. */
export function changeMessage(world: World, message: Message, change: Partial<Message>): Message {
  const changed: Message = { ...message, ...change, edited: true };
  const index = world.messages.findIndex((one) => isSame(one, message));
  if (index >= 0) world.messages[index] = changed;
  world.changes.tell();
  return changed;
}

export function deleteMessage(world: World, message: Message): void {
  const index = world.messages.findIndex((one) => isSame(one, message));
  if (index >= 0) world.messages.splice(index, 1);
  world.changes.tell();
}

export function findMessage(world: World, channel: string, ts: string): Message | undefined {
  return world.messages.find((message) => message.channel === channel && message.ts === ts);
}

/** @returns the text, blocks and metadata of what an app sends */
export function readContent(world: World, payload: Fields): Partial<Message> {
  const blocks = withIds(listAt(payload, 'blocks'), world.ids) as unknown as types.KnownBlock[];
  const { metadata } = payload;
  return {
    text: textAt(payload, 'text') ?? '',
    blocks,
    ...(typeof metadata === 'object' && metadata !== null ? { metadata: metadata as Fields } : {}),
  };
}

function isSame(one: Message, other: Message): boolean {
  return one.channel === other.channel && one.ts === other.ts;
}

import type { Message } from './records.ts';
import type { World } from './world.ts';

/** What is known of a message before it is sent. */
export type Draft = Pick<Message, 'channel' | 'author'> & Partial<Message>;

/** Sends a message: puts it at the end, with an id of its own unless it has one. */
export function sendMessage(world: World, draft: Draft): Message {
  const message: Message = {
    id: world.snowflakes.next(),
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    thinking: false,
    edited: false,
    sentAt: world.clock.now(),
    ...draft,
  };
  world.messages.push(message);
  world.changes.tell();
  return message;
}

/** Puts another message in the place of one, keeping its id. */
export function changeMessage(world: World, message: Message, change: Partial<Message>): Message {
  const changed: Message = { ...message, ...change, edited: !message.thinking };
  const index = world.messages.findIndex(({ id }) => id === message.id);
  if (index >= 0) world.messages[index] = changed;
  world.changes.tell();
  return changed;
}

export function deleteMessage(world: World, id: string): void {
  const index = world.messages.findIndex((message) => message.id === id);
  if (index >= 0) world.messages.splice(index, 1);
  world.changes.tell();
}

/** @returns a message that everybody sees */
export function findPublic(world: World, channel: string, id: string): Message | undefined {
  return messagesIn(world, channel).find((message) => message.id === id);
}

/**
 * @param user whose own messages are among them; undefined: only what everybody sees
 * @returns what is to be read in a channel, oldest first
 */
export function messagesIn(world: World, channel: string, user?: string): readonly Message[] {
  return world.messages.filter(
    (message) =>
      message.channel === channel &&
      !message.thinking &&
      (message.onlyFor === undefined || message.onlyFor === user),
  );
}

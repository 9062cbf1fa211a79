import type { Message } from '../message/message.ts';
import { illustrated, type Picture } from '../message/pictures/picture.ts';
import type { Context } from './context.ts';
import type { ChannelRef } from './ports/platform.ts';

/**
 * The message with a picture of what it says; without it where there is none, it cannot be made, or messages have none.
 * @param to where it is shown, to everybody or to one person
 */
export async function withPicture(
  { paint, platforms, log }: Context,
  to: ChannelRef,
  message: Message,
  picture: Picture | undefined,
): Promise<Message> {
  if (!paint || !picture || platforms.get(to.platform)?.sendPicture) return message;
  try {
    return illustrated(message, await paint(picture.drawing), picture);
  } catch (error) {
    log.warn({ err: error }, 'a picture could not be made');
    return message;
  }
}

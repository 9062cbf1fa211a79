import type { Message } from '../message/message.ts';
import { illustrated, type Picture } from '../message/pictures/picture.ts';
import type { Context } from './context.ts';

/** The message with a picture of what it says; without it where there is none, or it cannot be made. */
export async function withPicture(
  { paint, log }: Context,
  message: Message,
  picture: Picture | undefined,
): Promise<Message> {
  if (!paint || !picture) return message;
  try {
    return illustrated(message, await paint(picture.drawing), picture);
  } catch (error) {
    log.warn({ err: error }, 'a picture could not be made');
    return message;
  }
}

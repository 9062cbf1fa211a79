import { DiscordAPIError } from 'discord.js';
import type { Message } from '../../message/message.ts';
import { type DiscordMessage, renderMessage } from './render.ts';

type Files = NonNullable<DiscordMessage['files']>;

/**
 * Sends a message, and without its pictures where Discord refuses it with them, such as for want of the permission to
 * attach files: it says the same without. Where no answer came, it may be there, and is left to the next try.
 * @param send is given the message's body and what goes beside it
 */
export async function sendRendered<Answer>(
  message: Message,
  send: (body: Omit<DiscordMessage, 'files'>, files: Files) => Promise<Answer>,
): Promise<Answer> {
  const { files = [], ...body } = renderMessage(message);
  try {
    return await send(body, files);
  } catch (error) {
    if (files.length === 0 || !(error instanceof DiscordAPIError)) throw error;
    return await send({ ...body, attachments: [] }, []);
  }
}

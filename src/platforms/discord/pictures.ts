import { RESTJSONErrorCodes as codes } from 'discord.js';
import type { Message } from '../../message/message.ts';
import { isRefusal } from './errors.ts';
import { type DiscordMessage, renderMessage } from './render.ts';

type Files = NonNullable<DiscordMessage['files']>;

/** What may stand against a message's pictures alone. The first tells of the permission to attach files, and of others. */
const againstPictures = [
  codes.MissingPermissions,
  codes.RequestEntityTooLarge,
  codes.FileUploadedExceedsMaximumSize,
  codes.InvalidFileUploaded,
  codes.ProvidedFileIsInvalid,
  codes.ProvidedFileTypeIsInvalid,
  codes.AccessToFileUploadsHasBeenLimitedForThisGuild,
];

/**
 * Sends a message, and without its pictures where Discord refuses it because of them: it says the same without. Where no
 * answer came, it may be there, and is left to the next try.
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
    const isSaidAnyway = files.length > 0 && message.blocks.every(({ type }) => type !== 'file');
    if (!isSaidAnyway || !isRefusal(error, ...againstPictures)) throw error;
    return await send({ ...body, attachments: [] }, []);
  }
}

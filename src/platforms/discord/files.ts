import { RESTJSONErrorCodes as codes } from 'discord.js';
import { note } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { isDenial, isRefusal } from './errors.ts';

export function hasFiles(messages: readonly Message[]): boolean {
  return messages.some(({ blocks }) => blocks.some(({ type }) => type === 'file'));
}

/** What is said to somebody in place of files that could not be sent. @param error what sending them threw */
export function unsentFiles(error: unknown): Message {
  const lead = 'The file could not be sent to you';
  if (isRefusal(error, codes.RequestEntityTooLarge, codes.FileUploadedExceedsMaximumSize))
    return note(`${lead}: it is larger than Discord takes here. Please tell whoever set Quorum up.`);
  if (isDenial(error) || isRefusal(error, codes.AccessToFileUploadsHasBeenLimitedForThisGuild))
    return note(`${lead}: Quorum may not attach files here. Please tell whoever manages this server.`);
  return note(`${lead}. Please try again in a minute.`);
}

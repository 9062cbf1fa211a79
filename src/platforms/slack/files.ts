import type { webApi } from '@slack/bolt';
import { ofPersonAlone } from '../../app/ports/failure-causes.ts';
import { note } from '../../message/blocks.ts';
import type { FileBlock, Message } from '../../message/message.ts';
import { deliveryError } from './errors.ts';
import { renderMessage } from './render.ts';
import { shareFile, uploadFile } from './uploading.ts';

export function filesIn(messages: readonly Message[]): readonly FileBlock[] {
  return messages.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'file'));
}

/**
 * Sends files to somebody's conversation with Quorum: Slack shows none in what only one person in a channel sees. A
 * message comes before them, as it tells the id of the conversation without another scope. It says that they are there,
 * so it is sent once Slack has them.
 * @throws whatever Slack's client throws, DeliveryError
 */
export async function sendFiles(
  client: webApi.WebClient,
  member: string,
  files: readonly FileBlock[],
): Promise<void> {
  const uploading = files.map(async ({ name, text }) => {
    const id = await uploadFile(client, { name, bytes: Buffer.from(text) });
    return { id, title: name };
  });
  const uploaded = await Promise.all(uploading);
  const first = renderMessage(note('Here is what you asked for. Nobody else sees it.'));
  const { channel = member } = await client.chat.postMessage({ channel: member, ...first });
  for (const file of uploaded) await shareFile(client, channel, file);
}

/** What is said to somebody in place of files that could not be sent. @param error what `sendFiles` threw */
export function unsentFiles(error: unknown): Message {
  const { permanent, message: reason } = ofPersonAlone('Slack', deliveryError(error));
  if (!permanent) return note('The file could not be sent to you. Please try again in a minute.');
  return note(`Quorum cannot send you files here. Please tell whoever set it up: ${reason}.`);
}

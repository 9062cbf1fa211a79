import type { webApi } from '@slack/bolt';
import { note } from '../../message/blocks.ts';
import type { FileBlock, Message } from '../../message/message.ts';
import { renderMessage } from './render.ts';

export function filesIn(messages: readonly Message[]): readonly FileBlock[] {
  return messages.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'file'));
}

/**
 * Sends files to somebody's conversation with Quorum: Slack shows none in what only one person in a channel sees. A
 * message comes first, as it tells the id of the conversation without another scope.
 */
export async function sendFiles(
  client: webApi.WebClient,
  member: string,
  files: readonly FileBlock[],
): Promise<void> {
  const first = renderMessage(note('Here is what you asked for. Nobody else sees it.'));
  const { channel = member } = await client.chat.postMessage({ channel: member, ...first });
  for (const { name, text } of files) {
    await client.filesUploadV2({ channel_id: channel, file: Buffer.from(text), filename: name, title: name });
  }
}

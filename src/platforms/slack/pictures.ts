import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { InFlight } from '../../app/in-flight.ts';
import type { Message } from '../../message/message.ts';

/** Where a message stands. */
interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
}

/**
 * Pictures of messages that everybody sees. They follow as files of their own: Slack shows a file in a message only once
 * it has looked through it, which takes a while and of which it does not tell, and never in one that a single person
 * sees. A picture is tried once, and nothing waits for it, since the message says the same.
 */
export type SharePictures = (client: webApi.WebClient, place: Place, message: Message) => void;

export function createPictures(log: Logger, open: InFlight): SharePictures {
  const share = async (client: webApi.WebClient, { channel, thread }: Place, message: Message) => {
    for (const block of message.blocks) {
      if (block.type !== 'image') continue;
      await client.filesUploadV2({
        ...(thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread }),
        file: Buffer.from(block.png),
        filename: 'picture.png',
        title: message.summary,
        alt_text: block.alt,
      });
    }
  };
  return (client, place, message) => {
    const sharing = share(client, place, message);
    open.track(sharing).catch((error: unknown) => log.warn({ err: error }, 'a picture was not shared'));
  };
}

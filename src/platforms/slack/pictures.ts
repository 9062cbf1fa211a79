import type { webApi } from '@slack/bolt';
import { ofPost, permanentFailure, requireTime } from '../../app/ports/failure-causes.ts';
import type { DeliveryError, Platform } from '../../app/ports/platform.ts';
import type { ImageBlock } from '../../message/message.ts';
import { shareFile, uploadFile } from './uploading.ts';

type Options = Parameters<NonNullable<Platform['sendPicture']>>[2];

/**
 * Shares a picture in a channel as a file, named by the outbox's key. Slack's SDK does the same in one go, but a file that
 * is shared later than `inTime` allows may be there twice, so this is asked just before.
 * @throws whatever Slack's client throws, DeliveryError
 */
export async function uploadPicture(
  client: webApi.WebClient,
  channel: string,
  { png, alt }: ImageBlock,
  options: Options,
): Promise<void> {
  const { title = alt } = options;
  const id = await uploadFile(client, { name: fileName(options.key), bytes: png, alt });
  requireTime('Slack', options);
  await shareFile(client, channel, { id, title });
}

/** By its name, a file is found again. */
export function fileName(key: string): string {
  return `quorum-${key}.png`;
}

/** Whatever stands against a picture for good, such as a scope that is missing, stands against nothing else. */
export function ofPictureAlone(error: DeliveryError): DeliveryError {
  return error.permanent ? permanentFailure(ofPost(error.message), error) : error;
}

import type { webApi } from '@slack/bolt';
import { ofPost, permanentFailure, temporaryFailure } from '../../app/ports/failure-causes.ts';
import type { DeliveryError, Platform } from '../../app/ports/platform.ts';
import type { ImageBlock } from '../../message/message.ts';
import { requireTime } from './history.ts';
import { limits } from './limits.ts';

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
  // As Slack's reference has it: the SDK's type names it `alt_text`, of which Slack says nothing.
  const asked = { filename: fileName(options.key), length: png.length, alt_txt: alt };
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal(asked);
  const signal = AbortSignal.timeout(limits.uploadMs);
  const { ok, status } = await fetch(url, { method: 'POST', body: Buffer.from(png), signal });
  if (!ok) throw temporaryFailure(`Slack answered with HTTP ${status}`, undefined);
  requireTime(options);
  await client.files.completeUploadExternal({ files: [{ id, title }], channel_id: channel });
}

/** By its name, a file is found again. */
export function fileName(key: string): string {
  return `quorum-${key}.png`;
}

/** Whatever stands against a picture for good, such as a scope that is missing, stands against nothing else. */
export function ofPictureAlone(error: DeliveryError): DeliveryError {
  return error.permanent ? permanentFailure(ofPost(error.message), error) : error;
}

import type { webApi } from '@slack/bolt';
import { temporaryFailure } from '../../app/ports/failure-causes.ts';
import { limits } from './limits.ts';

/** A file that Slack is to have. */
interface Given {
  /** Such as `data.json`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a picture shows, in words. */
  readonly alt?: string;
}

/** A file that Slack has. */
interface Uploaded {
  readonly id: string;
  readonly title: string;
}

/**
 * Gives a file to Slack, which shows it to nobody until it is shared.
 * @returns its id
 * @throws whatever Slack's client throws, DeliveryError
 */
export async function uploadFile(client: webApi.WebClient, { name, bytes, alt }: Given): Promise<string> {
  // As Slack's reference has it: the SDK's type names it `alt_text`, of which Slack says nothing.
  const described = alt === undefined ? {} : { alt_txt: alt };
  const asked = { filename: name, length: bytes.length, ...described };
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal(asked);
  const signal = AbortSignal.timeout(limits.uploadMs);
  const { ok, status } = await fetch(url, { method: 'POST', body: Buffer.from(bytes), signal });
  if (!ok) throw temporaryFailure(`Slack answered with HTTP ${status}`, undefined);
  return id;
}

/** Shows a file in a channel, as a message of its own. @throws whatever Slack's client throws */
export async function shareFile(client: webApi.WebClient, channel: string, file: Uploaded): Promise<void> {
  await client.files.completeUploadExternal({ files: [file], channel_id: channel });
}

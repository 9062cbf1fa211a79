import type { webApi } from '@slack/bolt';
import { ofPersonAlone } from '../../app/ports/failure-causes.ts';
import { type ChannelRef, DeliveryError, type Platform } from '../../app/ports/platform.ts';
import type { Clock, Instant } from '../../core/time.ts';
import type { ClientOf } from './clients.ts';
import { deliveryError } from './errors.ts';
import { limits } from './limits.ts';
import type { SharePictures } from './pictures.ts';
import { renderMessage } from './render.ts';

/** What marks a message as one of the outbox: Slack has no key against doubles, so the message carries ours. */
const postEvent = 'quorum_post';

interface Sending {
  readonly key: string;
  readonly thread?: string;
}

/** How Quorum speaks of its own accord in Slack. */
export function createDelivery(
  clientOf: ClientOf,
  clock: Clock,
  sharePictures: SharePictures,
): Pick<Platform, 'send' | 'edit' | 'sendPrivately'> {
  return {
    async send(to, message, options) {
      return call(clientOf, to, async (client) => {
        const since = clock.now().subtract({ hours: limits.lookBackHours });
        const earlier = options.again ? await findSent(client, to.channel, options, since) : undefined;
        if (earlier !== undefined) return earlier;
        if (options.inTime?.() === false) throw new DeliveryError('Slack was too slow', { permanent: false });
        const sent = await client.chat.postMessage({
          channel: to.channel,
          ...renderMessage(message),
          ...(options.thread === undefined ? {} : { thread_ts: options.thread }),
          metadata: { event_type: postEvent, event_payload: { key: options.key } },
          unfurl_links: false,
          unfurl_media: false,
        });
        sharePictures(client, { channel: to.channel, thread: options.thread }, message);
        return idOf(sent);
      });
    },
    async edit(to, messageId, message) {
      await call(clientOf, to, (client) =>
        client.chat.update({ channel: to.channel, ts: messageId, ...renderMessage(message) }),
      );
    },
    // To somebody's id: it goes to their conversation with Quorum, where it stays, unlike an ephemeral message.
    async sendPrivately(to, { member }, message) {
      await call(clientOf, to, async (client) => {
        const shown = { ...renderMessage(message), unfurl_links: false, unfurl_media: false };
        await client.chat.postMessage({ channel: member, ...shown }).catch((error: unknown) => {
          throw ofPersonAlone('Slack', deliveryError(error));
        });
      });
    },
  };
}

function idOf({ ts }: webApi.ChatPostMessageResponse): string {
  if (ts === undefined) throw new Error('Slack gave a message no id.');
  return ts;
}

/** @throws DeliveryError */
async function call<Result>(
  clientOf: ClientOf,
  { workspace }: ChannelRef,
  use: (client: webApi.WebClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(await clientOf(workspace));
  } catch (error) {
    throw deliveryError(error);
  }
}

/** The message that an earlier try has left, although its reply was lost. @returns its id */
async function findSent(
  client: webApi.WebClient,
  channel: string,
  { key, thread }: Sending,
  since: Instant,
): Promise<string | undefined> {
  const oldest = String(since.epochMilliseconds / 1000);
  const asked = { channel, include_all_metadata: true, oldest, limit: limits.historyPage };
  let cursor: string | undefined;
  for (let page = 0; page < limits.historyPages; page++) {
    const part = cursor ? { ...asked, cursor } : asked;
    const found =
      thread === undefined
        ? await client.conversations.history(part)
        : await client.conversations.replies({ ...part, ts: thread });
    const sent = found.messages?.find(({ metadata }) => isPost(metadata, key));
    if (sent?.ts) return sent.ts;
    cursor = found.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

function isPost(metadata: unknown, key: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { event_type: type, event_payload: payload } = metadata as Partial<webApi.MessageMetadata>;
  return type === postEvent && payload?.key === key;
}

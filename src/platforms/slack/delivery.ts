import type { webApi } from '@slack/bolt';
import { ofPersonAlone, requireTime } from '../../app/ports/failure-causes.ts';
import type { ChannelRef, Platform } from '../../app/ports/platform.ts';
import type { Clock } from '../../core/time.ts';
import type { ClientOf } from './clients.ts';
import { deliveryError } from './errors.ts';
import { type Found, findMessage, type Past } from './history.ts';
import { limits } from './limits.ts';
import { fileName, ofPictureAlone, uploadPicture } from './pictures.ts';
import { renderMessage } from './render.ts';

/** What marks a message as one of the outbox: Slack has no key against doubles, so the message carries ours. */
const postEvent = 'quorum_post';

/** How Quorum speaks of its own accord in Slack. */
export function createDelivery(
  clientOf: ClientOf,
  clock: Clock,
): Required<Pick<Platform, 'send' | 'find' | 'sendPicture' | 'edit' | 'sendPrivately'>> {
  const pastOf = ({ channel }: ChannelRef, thread?: string): Past => ({
    channel,
    thread,
    oldest: clock.now().subtract({ hours: limits.lookBackHours }),
  });
  const findEarlier = async (
    client: webApi.WebClient,
    to: ChannelRef,
    { key, thread }: { readonly key: string; readonly thread?: string },
  ) => (await findMessage(client, pastOf(to, thread), ({ metadata }) => isPost(metadata, key)))?.ts;
  return {
    find: (to, _message, { key }) => call(clientOf, to, (client) => findEarlier(client, to, { key })),
    async send(to, message, options) {
      return call(clientOf, to, async (client) => {
        const earlier = options.again && (await findEarlier(client, to, options));
        if (earlier !== undefined) return earlier;
        requireTime('Slack', options);
        const sent = await client.chat.postMessage({
          channel: to.channel,
          ...renderMessage(message),
          ...(options.thread === undefined ? {} : { thread_ts: options.thread }),
          metadata: { event_type: postEvent, event_payload: { key: options.key } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return idOf(sent);
      });
    },
    async sendPicture(to, picture, options) {
      try {
        await call(clientOf, to, async (client) => {
          const isSame = ({ files }: Found) =>
            files?.some(({ name }) => name === fileName(options.key)) ?? false;
          if (options.again && (await findMessage(client, pastOf(to), isSame))) return;
          await uploadPicture(client, to.channel, picture, options);
        });
      } catch (error) {
        throw ofPictureAlone(deliveryError(error));
      }
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

function isPost(metadata: unknown, key: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { event_type: type, event_payload: payload } = metadata as Partial<webApi.MessageMetadata>;
  return type === postEvent && payload?.key === key;
}

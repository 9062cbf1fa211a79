import { createHash } from 'node:crypto';
import {
  type APIThreadChannel,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import { ofPersonAlone, requireTime } from '../../app/ports/failure-causes.ts';
import { type ChannelRef, DeliveryError, type Platform } from '../../app/ports/platform.ts';
import type { Clock } from '../../core/time.ts';
import { clip } from '../../message/blocks.ts';
import type { Message } from '../../message/message.ts';
import { deliveryError, isDenial, isRefusal } from './errors.ts';
import { findForumPost, findMessage, type Sought } from './history.ts';
import { limits } from './limits.ts';
import { sendRendered } from './pictures.ts';
import type { Place, Places } from './places.ts';
import { renderMessage } from './render.ts';

type Options = Parameters<Platform['send']>[2];

/** Means of delivering. */
interface Means {
  readonly rest: REST;
  readonly places: Places;
  readonly clock: Clock;
}

/** How Quorum speaks of its own accord in Discord. `rest`: without retries of its own, and it never waits. */
export function createDelivery(
  rest: REST,
  places: Places,
  clock: Clock,
): Pick<Platform, 'send' | 'find' | 'edit' | 'sendPrivately'> {
  const means = { rest, places, clock };
  return {
    send(to, message, options) {
      const signal = AbortSignal.timeout(limits.forumPostMs);
      return at(places, to, async ({ forum }) => {
        if (options.thread !== undefined && !forum)
          await openThread(rest, to, options.thread, nameOf(message, options));
        if (options.thread === undefined && forum) return sendToForum(means, to, message, options, signal);
        if (options.thread === undefined) return sendTo(means, to.channel, message, options);
        return inThread(sendTo(means, options.thread, message, options));
      });
    },
    find(to, message, options) {
      const signal = AbortSignal.timeout(limits.forumPostMs);
      return at(places, to, ({ forum }) =>
        forum
          ? findInForum(means, to, nameOf(message, options), options, signal)
          : findIn(means, to.channel, message, options),
      );
    },
    edit: (to, messageId, message) =>
      at(places, to, ({ forum }) =>
        forum
          ? inThread(editInForum(rest, messageId, message))
          : editIn(rest, to.channel, messageId, message),
      ),
    async sendPrivately(_to, { member }, message, options) {
      try {
        const body = { recipient_id: member };
        const opened = await rest.post(Routes.userChannels(), { body });
        const { id } = opened as RESTPostAPICurrentUserCreateDMChannelResult;
        await sendTo(means, id, withoutButtons(message), options);
      } catch (error) {
        throw ofPersonAlone('Discord', deliveryError(error));
      }
    },
  };
}

/** Outside of any server, a press does not tell whose it is: a button would do nothing. */
function withoutButtons({ summary, blocks }: Message): Message {
  return { summary, blocks: blocks.filter(({ type }) => type !== 'buttons') };
}

/** @throws DeliveryError */
async function at<Result>(
  places: Places,
  { channel }: ChannelRef,
  deliver: (place: Place) => Promise<Result>,
): Promise<Result> {
  let place: Place | undefined;
  try {
    place = await places.find(channel);
    return await deliver(place);
  } catch (error) {
    const missing = place && isDenial(error) ? await place.missing() : [];
    throw deliveryError(error, place && { name: place.name, missing });
  }
}

/** Discord says the same of a thread as of a channel, which is none the worse. */
async function inThread<Result>(delivering: Promise<Result>): Promise<Result> {
  try {
    return await delivering;
  } catch (error) {
    if (!isRefusal(error, RESTJSONErrorCodes.UnknownChannel)) throw error;
    throw new DeliveryError('its thread was deleted', { permanent: true, cause: error });
  }
}

/** To a channel, or to a thread, whose id is that of its first message. */
async function sendTo(means: Means, channel: string, message: Message, options: Options): Promise<string> {
  const earlier = options.again && (await findIn(means, channel, message, options));
  if (earlier) return earlier;
  const nonce = nonceOf(options.key);
  const sent = await sendRendered(message, (body, files) => {
    requireTime('Discord', options);
    return means.rest.post(Routes.channelMessages(channel), {
      body: { ...body, nonce, enforce_nonce: true },
      files,
    });
  });
  return (sent as RESTPostAPIChannelMessageResult).id;
}

/**
 * As a post of its own. Discord takes no nonce for one, so that one which is begun once the next try has looked for it
 * would be there twice.
 * @param signal aborted before there is a next try
 */
async function sendToForum(
  means: Means,
  to: ChannelRef,
  message: Message,
  options: Options,
  signal: AbortSignal,
): Promise<string> {
  const name = nameOf(message, options);
  const earlier = options.again && (await findInForum(means, to, name, options, signal));
  if (earlier) return earlier;
  const opened = await sendRendered(message, (body, files) => {
    requireTime('Discord', options);
    return means.rest.post(Routes.threads(to.channel), {
      body: { name, auto_archive_duration: limits.archiveMinutes, message: body },
      files,
      signal,
    });
  });
  return (opened as APIThreadChannel).id;
}

/** Threads are listed by their names, which therefore tell what they are about. */
function nameOf({ summary }: Message, { title = summary }: Pick<Options, 'title'>): string {
  return clip(title, limits.threadName);
}

type Earlier = Pick<Options, 'since'>;

function findIn(means: Means, channel: string, message: Message, options: Earlier) {
  const sought = { message: renderMessage(message), ...pastOf(means, options) };
  return findMessage(means.rest, channel, sought);
}

function findInForum(
  means: Means,
  { workspace: guild, channel: forum }: ChannelRef,
  name: string,
  options: Earlier,
  signal: AbortSignal,
) {
  return findForumPost(means.rest, { guild, forum, name, ...pastOf(means, options) }, signal);
}

/** When an earlier try may have been. */
function pastOf({ places, clock }: Means, { since }: Earlier): Omit<Sought, 'message'> {
  const oldest = clock.now().subtract({ hours: limits.lookBackHours });
  return {
    self: places.self(),
    oldest,
    since: since?.subtract({ seconds: limits.skewSeconds }) ?? oldest,
  };
}

/** The same for each try: within minutes, Discord answers it with the message that is there already. */
function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, limits.nonce);
}

/** Its id is that of the message. Posting to one that is archived opens it again. */
async function openThread(rest: REST, { channel }: ChannelRef, id: string, name: string): Promise<void> {
  const body = { name, auto_archive_duration: limits.archiveMinutes };
  try {
    await rest.post(Routes.threads(channel, id), { body });
  } catch (error) {
    if (!isRefusal(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
  }
}

async function editIn(rest: REST, channel: string, id: string, message: Message): Promise<void> {
  await sendRendered(message, (body, files) =>
    rest.patch(Routes.channelMessage(channel, id), { body, files }),
  );
}

/** A post that nobody wrote in for long is archived, and opened again for this. */
async function editInForum(rest: REST, id: string, message: Message): Promise<void> {
  try {
    await editIn(rest, id, id, message);
  } catch (error) {
    if (!isRefusal(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)) throw error;
    await rest.patch(Routes.channel(id), { body: { archived: false } });
    await editIn(rest, id, id, message);
  }
}

import { type ChannelRef, DeliveryError, type Platform } from '../../app/ports/platform.ts';
import type { Message } from '../../message/message.ts';
import { botId, studyChannel } from './cast.ts';
import type { Draft, Feed } from './feed.ts';
import { renderMessage } from './render.ts';
import type { Body } from './wire.ts';

/** How Quorum speaks of its own accord in the playground. */
export function createDelivery(feed: Feed): Pick<Platform, 'send' | 'find' | 'edit' | 'sendPrivately'> {
  const say = async (to: ChannelRef, draft: Omit<Draft, 'author'>): Promise<string> => {
    requireStudyChannel(to);
    const entry = await attempt(() => feed.append({ ...draft, author: botId }));
    return String(entry.id);
  };
  return {
    send: (to, message, { key, thread }) =>
      say(to, { visibleTo: null, thread: threadOf(thread), body: bodyOf(message), key }),
    find: async (_to, _message, { key }) => (await attempt(() => feed.said(key)))?.id.toString(),
    async sendPrivately(to, { member }, message, { key, thread }) {
      await say(to, { visibleTo: member, thread: threadOf(thread), body: bodyOf(message), key });
    },
    async edit(to, messageId, message) {
      requireStudyChannel(to);
      const edited = await attempt(() => feed.replace(Number(messageId), bodyOf(message)));
      if (!edited) throw new DeliveryError(`Message ${messageId} is gone.`, { permanent: true });
    },
  };
}

/** A message of Quorum's as the transcript keeps it. */
export function bodyOf(message: Message): Body {
  return { type: 'message', message: renderMessage(message) };
}

function threadOf(thread: string | undefined): number | null {
  return thread === undefined ? null : Number(thread);
}

function requireStudyChannel({ workspace, channel }: ChannelRef): void {
  if (workspace === studyChannel.workspace && channel === studyChannel.channel) return;
  const name = `${studyChannel.workspace}/${studyChannel.channel}`;
  throw new DeliveryError(`The playground has one channel, ${name}; ${workspace}/${channel} is none of it.`, {
    permanent: true,
    scope: 'channel',
  });
}

async function attempt<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (cause) {
    throw new DeliveryError('The playground’s transcript cannot be reached.', { permanent: false, cause });
  }
}

import { ChannelType, RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { changeMessage, messagesIn, sendMessage } from '../state/messages.ts';
import { holdsPosts, isThread, permissionsIn } from '../state/permissions.ts';
import type { Channel, Message } from '../state/records.ts';
import { report } from '../state/world.ts';
import { messageToApp } from '../wire/messages.ts';
import { DiscordError } from './discord-error.ts';
import { isEmpty, readChange, readContent } from './message-content.ts';
import { demand, findChannel, findMessage, type Method, type MethodCall } from './method.ts';

/** How long Discord remembers a nonce; “a few minutes” is all that its documentation says. */
const nonceMs = 3 * 60_000;

const createMessage: Method = {
  route: 'POST /channels/:channel/messages',
  run(call) {
    const { world, body, files } = call;
    const channel = findChannel(call);
    admitWriting(call, channel);
    const content = readContent(body, files);
    if (isEmpty(content)) throw new DiscordError(Code.CannotSendAnEmptyMessage);
    demandFor(call, channel, content);
    const known = body.enforce_nonce === true ? findByNonce(call, channel, content.nonce) : undefined;
    channel.archived = false;
    const message = known ?? sendMessage(world, { ...content, channel: channel.id, author: world.app.user });
    return messageToApp(world, message);
  },
};

const editMessage: Method = {
  route: 'PATCH /channels/:channel/messages/:message',
  run(call) {
    const { world, body, files } = call;
    const channel = findChannel(call);
    const message = findMessage(call, channel);
    if (message.author !== world.app.user)
      throw new DiscordError(Code.CannotEditMessageAuthoredByAnotherUser);
    if (channel.archived) throw new DiscordError(Code.InvalidActionOnArchivedThread);
    const change = readChange(message, body, files);
    if (isEmpty({ ...message, ...change })) throw new DiscordError(Code.CannotSendAnEmptyMessage);
    demandFor(call, channel, change);
    return messageToApp(world, changeMessage(world, message, change));
  },
};

const getMessage: Method = {
  route: 'GET /channels/:channel/messages/:message',
  run(call) {
    const channel = findChannel(call);
    demand(call, channel, 'ReadMessageHistory');
    return messageToApp(call.world, findMessage(call, channel));
  },
};

const getMessages: Method = {
  route: 'GET /channels/:channel/messages',
  run(call) {
    const { world, query } = call;
    const channel = findChannel(call);
    if (!permissionsIn(world, channel).has('ReadMessageHistory')) return [];
    const { limit = '50', before, after } = query;
    const found = messagesIn(world, channel.id)
      .filter(({ id }) => before === undefined || BigInt(id) < BigInt(String(before)))
      .filter(({ id }) => after === undefined || BigInt(id) > BigInt(String(after)));
    const newest = after === undefined ? found.slice(-Number(limit)) : found.slice(0, Number(limit));
    return newest.reverse().map((message) => messageToApp(world, message));
  },
};

function admitWriting(call: MethodCall, channel: Channel): void {
  const text = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.DM];
  if (holdsPosts(channel) || !(isThread(channel) || text.includes(channel.type))) {
    throw new DiscordError(Code.CannotSendMessagesInNonTextChannel);
  }
  if (call.world.users.get(channel.recipient ?? '')?.directMessagesClosed) {
    throw new DiscordError(Code.CannotSendMessagesToThisUser);
  }
  demand(call, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.locked) throw new DiscordError(Code.ThreadLocked);
}

/** @throws DiscordError where the app may not send what it sends */
export function demandFor(call: MethodCall, channel: Channel, content: Partial<Message>): void {
  if ((content.embeds ?? []).length > 0) demand(call, channel, 'EmbedLinks');
  if (call.files.size > 0) demand(call, channel, 'AttachFiles');
}

function findByNonce({ world }: MethodCall, channel: Channel, nonce?: string): Message | undefined {
  const now = world.clock.now();
  const found = world.messages.find((one) => one.nonce === nonce && now - one.sentAt < nonceMs);
  if (nonce === undefined || !found) return undefined;
  if (found.channel !== channel.id) {
    const problem = 'is that of a message in another channel, which Discord returns instead of sending';
    report(world, { what: 'createMessage', path: 'nonce', problem });
  }
  return found;
}

export const messageMethods = { createMessage, editMessage, getMessage, getMessages };

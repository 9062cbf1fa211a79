import { ChannelType, RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { fieldsAt, textAt } from '../../stand-in/fields.ts';
import { sendMessage } from '../state/messages.ts';
import { holdsPosts, isThread } from '../state/permissions.ts';
import type { Channel } from '../state/records.ts';
import { channelToApp } from '../wire/channels.ts';
import { messageToApp } from '../wire/messages.ts';
import { DiscordError } from './discord-error.ts';
import { isEmpty, readContent } from './message-content.ts';
import { demandFor } from './message-methods.ts';
import {
  demand,
  findChannel,
  findGuild,
  findMessage,
  type Method,
  type MethodCall,
  param,
} from './method.ts';

const createThread: Method = {
  route: 'POST /channels/:channel/messages/:message/threads',
  run(call) {
    const channel = findChannel(call);
    if (isThread(channel) || holdsPosts(channel))
      throw new DiscordError(Code.CannotExecuteActionOnThisChannelType);
    const { id } = findMessage(call, channel);
    demand(call, channel, 'CreatePublicThreads');
    if (call.world.channels.has(id)) throw new DiscordError(Code.ThreadAlreadyCreatedForMessage);
    return channelToApp(call.world, openThread(call, channel, id));
  },
};

/** Posts in a forum. The post, which is a thread, and its first message have the same id. */
const createPost: Method = {
  route: 'POST /channels/:channel/threads',
  run(call) {
    const { world, body, files } = call;
    const channel = findChannel(call);
    if (!holdsPosts(channel)) throw new DiscordError(Code.CannotExecuteActionOnThisChannelType);
    demand(call, channel, 'SendMessages');
    const content = readContent(fieldsAt(body, 'message'), files);
    if (isEmpty(content)) throw new DiscordError(Code.CannotSendAnEmptyMessage);
    demandFor(call, channel, content);
    const post = openThread(call, channel, world.snowflakes.next());
    const { id } = post;
    const message = sendMessage(world, { ...content, id, channel: id, author: world.app.user });
    return { ...channelToApp(world, post), message: messageToApp(world, message) };
  },
};

const getActiveThreads: Method = {
  route: 'GET /guilds/:guild/threads/active',
  run(call) {
    const guild = findGuild(call, param(call, 'guild'));
    const threads = threadsOf(call, ({ guild: of, archived }) => of === guild.id && !archived);
    return { threads, members: [] };
  },
};

const getArchivedThreads: Method = {
  route: 'GET /channels/:channel/threads/archived/public',
  run(call) {
    const channel = findChannel(call);
    demand(call, channel, 'ReadMessageHistory');
    const threads = threadsOf(call, ({ parent, archived }) => parent === channel.id && archived);
    return { threads, members: [], has_more: false };
  },
};

/** Archives a thread or opens it again, if nobody has locked it; nothing else of a channel is changed. */
const editChannel: Method = {
  route: 'PATCH /channels/:channel',
  run(call) {
    const { world, wires, body } = call;
    const channel = findChannel(call);
    if (!isThread(channel)) throw new DiscordError(Code.MissingPermissions);
    if (channel.locked || 'locked' in body) throw new DiscordError(Code.MissingPermissions);
    demand(call, channel, 'SendMessagesInThreads');
    channel.archived = body.archived === true;
    wires.tell(channel.guild ?? '', 'THREAD_UPDATE', channelToApp(world, channel));
    world.changes.tell();
    return channelToApp(world, channel);
  },
};

function threadsOf({ world }: MethodCall, which: (channel: Channel) => boolean) {
  const found = [...world.channels.values()].filter((one) => isThread(one) && !one.deleted && which(one));
  return found.reverse().map((thread) => channelToApp(world, thread));
}

function openThread({ world, wires, body }: MethodCall, parent: Channel, id: string): Channel {
  const thread: Channel = {
    id,
    name: textAt(body, 'name') ?? '',
    type: ChannelType.PublicThread,
    parent: parent.id,
    owner: world.app.user,
    createdAt: world.clock.now(),
    denied: new Set(),
    deleted: false,
    archived: false,
    locked: false,
    ...(parent.guild === undefined ? {} : { guild: parent.guild }),
  };
  world.channels.set(id, thread);
  wires.tell(parent.guild ?? '', 'THREAD_CREATE', { ...channelToApp(world, thread), newly_created: true });
  world.changes.tell();
  return thread;
}

export const threadMethods = { createThread, createPost, editChannel, getActiveThreads, getArchivedThreads };

import type { Fields } from '../../stand-in/fields.ts';
import type { Channel, Message, Workspace } from '../state/records.ts';
import { openDirect } from '../state/users.ts';
import { messageToApp } from './message-to-app.ts';
import {
  argument,
  findChannel,
  findJoined,
  type Method,
  type MethodCall,
  SlackError,
  scopeByKind,
} from './method.ts';

const info: Method = {
  token: 'bot',
  scope: scopeByKind('read'),
  run: (call) => ({ channel: channelToApp(findChannel(call), call.workspace) }),
};

const history: Method = {
  token: 'bot',
  scope: scopeByKind('history'),
  run(call) {
    const channel = findJoined(call);
    const heads = call.world.messages.filter(
      (message) =>
        message.channel === channel.id && (message.threadTs === undefined || message.threadTs === message.ts),
    );
    return page(call, heads.toReversed());
  },
};

const replies: Method = {
  token: 'bot',
  scope: scopeByKind('history'),
  run(call) {
    const channel = findJoined(call);
    const ts = argument(call, 'ts');
    const thread = call.world.messages.filter(
      (message) => message.channel === channel.id && (message.ts === ts || message.threadTs === ts),
    );
    if (thread.length === 0) throw new SlackError('thread_not_found');
    return page(call, thread);
  },
};

const open: Method = {
  token: 'bot',
  scope: () => 'im:write',
  run(call) {
    const [id = '', ...others] = argument(call, 'users').split(',');
    const user = call.world.users.get(id.trim());
    if (user?.workspace !== call.workspace.id || others.length > 0) throw new SlackError('user_not_found');
    return { channel: { id: openDirect(call.world, call.workspace, user).id } };
  },
};

const join: Method = {
  token: 'bot',
  scope: () => 'channels:join',
  run(call) {
    const channel = findChannel(call);
    if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackError('is_archived');
    channel.members.add(call.workspace.botUser);
    return { channel: channelToApp(channel, call.workspace) };
  },
};

const members: Method = {
  token: 'bot',
  scope: scopeByKind('read'),
  run: (call) => ({ members: [...findChannel(call).members], response_metadata: { next_cursor: '' } }),
};

function page(call: MethodCall, messages: readonly Message[]): Fields {
  const { oldest, latest, inclusive, include_all_metadata: metadata } = call.args;
  const beyond = (ts: string, edge: unknown) =>
    edge === undefined ? 1 : Number(ts) - Number(edge) || (inclusive === true ? 1 : 0);
  const inRange = messages.filter(
    ({ ts, onlyFor }) =>
      !onlyFor && beyond(ts, oldest) > 0 && (latest === undefined || Number(ts) <= Number(latest)),
  );
  const from = Number(call.args.cursor ?? 0);
  const until = from + Number(call.args.limit ?? 100);
  const more = inRange.length > until;
  return {
    messages: inRange
      .slice(from, until)
      .map((message) => messageToApp(call.world, message, metadata === true)),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: String(until) } } : {}),
  };
}

/** @returns a channel as Slack gives it to apps */
export function channelToApp(channel: Channel, { botUser }: Workspace): Fields {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'direct',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_member: channel.members.has(botUser),
    num_members: channel.members.size,
  };
}

export const conversationMethods = {
  'conversations.info': info,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
  'conversations.join': join,
  'conversations.members': members,
};

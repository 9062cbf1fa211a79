import type { Fields } from '../../stand-in/fields.ts';
import { changeMessage, findMessage, readContent, sendMessage } from '../state/messages.ts';
import type { Channel, Message } from '../state/records.ts';
import { openDirect } from '../state/users.ts';
import { messageToApp } from './message-to-app.ts';
import { argument, findChannel, findJoined, type Method, type MethodCall, SlackError } from './method.ts';

const scope = () => 'chat:write';

const postMessage: Method = {
  token: 'bot',
  scope,
  run(call) {
    const channel = findTarget(call);
    if (channel.archived) throw new SlackError('is_archived');
    const message = sendMessage(call.world, {
      ...readContent(call.world, call.args),
      channel: channel.id,
      user: call.workspace.botUser,
      ...thread(call, channel),
    });
    return { channel: channel.id, ts: message.ts, message: messageToApp(call.world, message, true) };
  },
};

const update: Method = {
  token: 'bot',
  scope,
  run(call) {
    const channel = findChannel(call);
    const message = findMessage(call.world, channel.id, argument(call, 'ts'));
    if (!message || message.onlyFor) throw new SlackError('message_not_found');
    if (message.user !== call.workspace.botUser) throw new SlackError('cant_update_message');
    if (channel.archived) throw new SlackError('is_archived');
    const changed = changeMessage(call.world, message, readContent(call.world, call.args));
    return {
      channel: channel.id,
      ts: message.ts,
      text: changed.text,
      message: messageToApp(call.world, changed, true),
    };
  },
};

const postEphemeral: Method = {
  token: 'bot',
  scope,
  run(call) {
    const channel = findJoined(call);
    if (channel.archived) throw new SlackError('is_archived');
    const user = argument(call, 'user');
    if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
    const message = sendMessage(call.world, {
      ...readContent(call.world, call.args),
      channel: channel.id,
      user: call.workspace.botUser,
      onlyFor: user,
      ...thread(call, channel),
    });
    return { message_ts: message.ts };
  },
};

const getPermalink: Method = {
  token: 'bot',
  run(call) {
    const channel = findChannel(call);
    const ts = argument(call, 'message_ts');
    if (!findMessage(call.world, channel.id, ts)) throw new SlackError('message_not_found');
    const domain = call.workspace.name.toLowerCase();
    return {
      channel: channel.id,
      permalink: `https://${domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`,
    };
  },
};

function findTarget(call: MethodCall): Channel {
  const user = call.world.users.get(argument(call, 'channel'));
  if (user?.workspace === call.workspace.id) return openDirect(call.world, call.workspace, user);
  return findJoined(call);
}

function thread(call: MethodCall, channel: Channel): Pick<Message, 'threadTs'> | Fields {
  const ts = argument(call, 'thread_ts');
  if (ts === '') return {};
  if (!findMessage(call.world, channel.id, ts)) throw new SlackError('thread_not_found');
  return { threadTs: ts };
}

export const chatMethods = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};

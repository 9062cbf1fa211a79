import type { Fields } from '../../stand-in/fields.ts';
import type { Message, User, View } from '../state/records.ts';
import { viewToApp } from '../state/views.ts';
import type { Chosen } from '../surfaces/choose.ts';
import { stateOf } from '../surfaces/fill-in.ts';
import type { Found } from '../surfaces/find-element.ts';
import { messageToApp } from '../web-api/message-to-app.ts';
import type { Envelope } from './envelope.ts';
import {
  channelOf,
  escapeText,
  issueResponseUrl,
  type Sender,
  verificationToken,
  workspaceOf,
  wrap,
} from './sender.ts';

/** @param line the command with its arguments, such as `/study today` */
export function slashCommand(sender: Sender, user: User, channel: string, line: string): Envelope {
  const [command = '', ...words] = line.split(' ');
  const { id, name } = workspaceOf(sender, user);
  const { kind, name: channelName } = channelOf(sender, channel);
  const names = { public: channelName, private: 'privategroup', direct: 'directmessage' };
  const payload = {
    token: verificationToken,
    team_id: id,
    team_domain: name.toLowerCase(),
    channel_id: channel,
    channel_name: names[kind],
    user_id: user.id,
    user_name: user.name.toLowerCase(),
    command,
    text: escapeText(words.join(' ')),
    api_app_id: sender.app.id,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(sender, user, channel),
    trigger_id: sender.triggers.issue(id, user.id),
  };
  return wrap(sender, { type: 'slash_commands', payload, about: `"${line}" of ${user.name}` });
}

/** @param chosen what the element says about what was done with it */
export function blockAction(
  sender: Sender,
  user: User,
  surface: Message | View,
  { block, element }: Found,
  chosen: Chosen,
): Envelope {
  const action = {
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: sender.world.ids.timestamp(),
    ...chosen,
  };
  const place = 'ts' in surface ? inMessage(sender, user, surface) : inView(surface);
  const payload = { ...base(sender, user), type: 'block_actions', actions: [action], ...place };
  return wrap(sender, {
    type: 'interactive',
    payload,
    about: `a click of ${user.name} on ${element.action_id}`,
  });
}

export function viewSubmission(sender: Sender, user: User, view: View, state: Fields): Envelope {
  const payload = {
    ...base(sender, user),
    type: 'view_submission',
    view: viewToApp(view, state),
    response_urls: [],
  };
  return wrap(sender, { type: 'interactive', payload, about: `"${view.title}" of ${user.name}` });
}

export function viewClosed(sender: Sender, user: User, view: View): Envelope {
  const { trigger_id: _none, ...who } = base(sender, user);
  const payload = { ...who, type: 'view_closed', view: viewToApp(view, {}), is_cleared: false };
  return wrap(sender, { type: 'interactive', payload, about: `closing "${view.title}" of ${user.name}` });
}

/** @param value what was typed so far */
export function blockSuggestion(
  sender: Sender,
  user: User,
  surface: Message | View,
  { block, element }: Found,
  value: string,
): Envelope {
  const place = 'ts' in surface ? inMessage(sender, user, surface) : inView(surface);
  const { trigger_id: _none, ...who } = base(sender, user);
  const { action_id, block_id } = { action_id: element.action_id, block_id: block.block_id };
  const payload = { ...who, ...place, type: 'block_suggestion', action_id, block_id, value };
  return wrap(sender, { type: 'interactive', payload, about: `"${value}" typed by ${user.name}` });
}

export function globalShortcut(sender: Sender, user: User, callback: string): Envelope {
  const payload = {
    ...base(sender, user),
    type: 'shortcut',
    callback_id: callback,
    action_ts: sender.world.ids.timestamp(),
  };
  return wrap(sender, { type: 'interactive', payload, about: `the shortcut ${callback} of ${user.name}` });
}

export function messageShortcut(sender: Sender, user: User, message: Message, callback: string): Envelope {
  const { container: _container, ...place } = inMessage(sender, user, message);
  const payload = {
    ...base(sender, user),
    ...place,
    type: 'message_action',
    callback_id: callback,
    action_ts: sender.world.ids.timestamp(),
    message_ts: message.ts,
  };
  return wrap(sender, { type: 'interactive', payload, about: `the shortcut ${callback} of ${user.name}` });
}

function base(sender: Sender, user: User): Fields {
  const { id, name } = workspaceOf(sender, user);
  const username = user.name.toLowerCase();
  return {
    token: verificationToken,
    api_app_id: sender.app.id,
    team: { id, domain: name.toLowerCase() },
    user: { id: user.id, username, name: username, team_id: id },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: sender.triggers.issue(id, user.id),
  };
}

function inMessage(sender: Sender, user: User, message: Message): Fields {
  const { id, name } = channelOf(sender, message.channel);
  const container = {
    type: 'message',
    message_ts: message.ts,
    channel_id: id,
    is_ephemeral: message.onlyFor !== undefined,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  };
  return {
    container,
    channel: { id, name },
    response_url: issueResponseUrl(sender, user, id, message),
    state: { values: stateOf(message.blocks, {}) },
    // What only one person sees isn't kept by Slack, so it can't be shown to the app either.
    ...(message.onlyFor ? {} : { message: messageToApp(sender.world, message, true) }),
  };
}

function inView(view: View): Fields {
  const state = stateOf(view.blocks, view.chosen);
  return { container: { type: 'view', view_id: view.id }, view: viewToApp(view, state) };
}

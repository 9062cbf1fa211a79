import type { Fields } from '../../stand-in/fields.ts';
import type { Channel, Workspace } from '../state/records.ts';
import type { Triggers } from '../state/triggers.ts';
import type { World } from '../state/world.ts';

/** The app as Slack knows it, the same in every workspace. */
export interface AppSettings {
  readonly id: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What methods work with besides the state. */
export interface Services {
  readonly world: World;
  readonly app: AppSettings;
  readonly triggers: Triggers;
  /** Codes that were handed out at an installation, with their workspace. */
  readonly codes: Map<string, string>;
  /** Where the stand-in listens, such as `http://127.0.0.1:40321`. */
  url(): string;
  /** @returns where a Socket Mode client connects to, once */
  issueSocketUrl(): string;
}

/** One call of a method, let in. */
export interface MethodCall extends Services {
  readonly args: Fields;
  readonly token: string;
  /** Whose token it came with; for methods without a bot's token, any. */
  readonly workspace: Workspace;
}

export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  /** The scope that a call needs; undefined: none. */
  readonly scope?: (call: MethodCall) => string | undefined;
  /** @returns what is answered besides `ok` @throws SlackError */
  readonly run: (call: MethodCall) => Fields;
}

/** What Slack answers where it refuses a call. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: Fields;

  constructor(code: string, details: Fields = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** @returns an argument as text; empty where it is missing */
export function argument({ args }: MethodCall, name: string): string {
  const value = args[name];
  return value === undefined ? '' : String(value);
}

/** @throws SlackError `channel_not_found`, for those too that the app can't see */
export function findChannel(call: MethodCall, name = 'channel'): Channel {
  const channel = call.world.channels.get(argument(call, name));
  const known = channel && channel.workspace === call.workspace.id && !channel.deleted;
  if (!known || (channel.kind !== 'public' && !channel.members.has(call.workspace.botUser))) {
    throw new SlackError('channel_not_found');
  }
  return channel;
}

/** @throws SlackError `not_in_channel` @throws SlackError `channel_not_found` */
export function findJoined(call: MethodCall, name = 'channel'): Channel {
  const channel = findChannel(call, name);
  if (!channel.members.has(call.workspace.botUser)) throw new SlackError('not_in_channel');
  return channel;
}

/** @param right such as `history` @returns the scope that has it for the kind of channel that is asked about */
export function scopeByKind(right: string): (call: MethodCall) => string {
  const families = { public: 'channels', private: 'groups', direct: 'im' };
  return (call) => {
    const channel = call.world.channels.get(argument(call, 'channel'));
    return `${families[channel?.kind ?? 'public']}:${right}`;
  };
}

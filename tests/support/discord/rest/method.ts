import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { type Fields, textAt } from '../../stand-in/fields.ts';
import type { Wires } from '../gateway/gateway.ts';
import { findPublic } from '../state/messages.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { Channel, Guild, Message, PermissionName } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { DiscordError } from './discord-error.ts';
import type { Carried } from './read-request.ts';

/** What methods work with. */
export interface Services {
  readonly world: World;
  readonly wires: Wires;
  /** How many shards Discord recommends. */
  readonly shards: number;
  /** @returns such as `127.0.0.1:50123` */
  host(): string;
}

/** One call of the REST API. */
export interface MethodCall extends Services {
  /** What stands in the path, by name. */
  readonly params: Fields;
  readonly query: Fields;
  readonly body: Fields;
  readonly files: Carried['files'];
}

/** What Discord does for a method and path. */
export interface Method {
  /** Such as `POST /channels/:channel/messages`. */
  readonly route: string;
  /** It is done for whoever has the token of an interaction, which is part of the path. */
  readonly open?: true;
  /** @returns what is answered; undefined: nothing, by 204 @throws DiscordError */
  run(call: MethodCall): unknown;
}

export function param(call: MethodCall, name: string): string {
  return textAt(call.params, name) ?? '';
}

/** @throws DiscordError where the app isn't in that server */
export function findGuild({ world }: MethodCall, id: string): Guild {
  const guild = world.guilds.get(id);
  if (!guild) throw new DiscordError(Code.UnknownGuild);
  if (!guild.joined) throw new DiscordError(Code.MissingAccess);
  refuseInOutage(guild);
  return guild;
}

/** @returns the channel of the path @throws DiscordError where there is none, or none that the app sees */
export function findChannel(call: MethodCall): Channel {
  const { world } = call;
  const channel = world.channels.get(param(call, 'channel'));
  if (!channel || isGone(world, channel)) throw new DiscordError(Code.UnknownChannel);
  const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
  if (guild && !guild.joined) throw new DiscordError(Code.MissingAccess);
  if (guild) refuseInOutage(guild);
  demand(call, channel, 'ViewChannel');
  return channel;
}

/** Whether a channel was deleted, or the one that a thread belongs to. */
function isGone(world: World, { deleted, parent = '' }: Channel): boolean {
  return deleted || world.channels.get(parent)?.deleted === true;
}

/** @throws DiscordError where the app lacks a permission */
export function demand({ world }: MethodCall, channel: Channel, permission: PermissionName): void {
  if (permissionsIn(world, channel).has(permission)) return;
  throw new DiscordError(permission === 'ViewChannel' ? Code.MissingAccess : Code.MissingPermissions);
}

/** @returns the message of the path, which everybody sees @throws DiscordError where there is none */
export function findMessage(call: MethodCall, channel: Channel): Message {
  const message = findPublic(call.world, channel.id, param(call, 'message'));
  if (!message) throw new DiscordError(Code.UnknownMessage);
  return message;
}

function refuseInOutage({ unavailable }: Guild): void {
  if (unavailable) throw new DiscordError(Code.APIResourceOverloaded);
}

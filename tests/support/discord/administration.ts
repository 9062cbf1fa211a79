import { ChannelType } from 'discord-api-types/v10';
import type { Wires } from './gateway/gateway.ts';
import { createPerson, type Person, userOf, type Way } from './person.ts';
import { deleteMessage } from './state/messages.ts';
import { bitsOf, everything, isThread } from './state/permissions.ts';
import type { Channel, Guild, PermissionName, Profile, Role, User } from './state/records.ts';
import type { World } from './state/world.ts';
import { channelToApp } from './wire/channels.ts';
import { guildWithAll, roleToApp } from './wire/guilds.ts';

/** Servers, and what happens to them. The app is told over the gateway; nothing here waits for it. */
export interface Administration {
  /** A server in which the app is installed. @param options `unavailable`: it is in an outage */
  addGuild(name: string, options?: { unavailable?: boolean }): Guild;
  addRole(name: string, guild?: Guild): Role;
  /** Somebody new in a server. */
  addUser(profile: Partial<Profile> & { username: string }, guild?: Guild): Person;
  /** @param options a text channel of the first server, in which the app may do everything, unless it says so. @returns its id */
  addChannel(name: string, options?: ChannelOptions): string;
  /** A forum. @returns its id */
  addForum(name: string, options?: Omit<ChannelOptions, 'type'>): string;
  /** @throws Error where there is nobody with that id */
  user(id: string): Person;
  /** @throws Error where there is no channel, thread or post with that id */
  channel(id: string): Channel;
  /** Somebody leaves their server; the app is not told. */
  leaves(id: string): void;
  changesUser(id: string, profile: Partial<Profile>): void;
  /** Takes permissions from the app in a channel. */
  denies(channel: string, ...permissions: readonly PermissionName[]): void;
  /** Gives them back. */
  allows(channel: string, ...permissions: readonly PermissionName[]): void;
  deletesChannel(channel: string): void;
  deletesMessage(message: string): void;
  archives(thread: string): void;
  locks(thread: string): void;
  /** Removes the app from a server. */
  removesApp(guild?: Guild): void;
  invitesApp(guild?: Guild): void;
  /** Makes a server unavailable, as Discord does in an outage. */
  outage(guild?: Guild): void;
  recovers(guild?: Guild): void;
  /** Refuses the app's token from now on. */
  revokesToken(): void;
  /** Takes it again. */
  acceptsToken(): void;
}

interface ChannelOptions {
  readonly type?: ChannelType;
  readonly guild?: Guild;
  /** What the app may not do there. */
  readonly deny?: readonly PermissionName[];
}

/** @param permissions what the app may do in a new server */
export function administer(
  way: Way & { readonly wires: Wires },
  first: Guild,
  permissions?: readonly PermissionName[],
): Administration {
  const { world, wires } = way;
  const channelOf = (id: string) => findChannel(world, id);

  function tellOf(channel: Channel, what: 'CREATE' | 'UPDATE' | 'DELETE'): void {
    const kind = isThread(channel) ? 'THREAD' : 'CHANNEL';
    wires.tell(channel.guild ?? '', `${kind}_${what}`, channelToApp(world, channel));
    world.changes.tell();
  }

  function changes(id: string, change: (channel: Channel) => void): void {
    const channel = channelOf(id);
    change(channel);
    tellOf(channel, 'UPDATE');
  }

  const appears = (guild: Guild) => wires.tell(guild.id, 'GUILD_CREATE', guildWithAll(world, guild));

  const addChannel: Administration['addChannel'] = (name, options = {}) => {
    const { type = ChannelType.GuildText, guild = first, deny = [] } = options;
    const about = { id: world.snowflakes.next(), guild: guild.id, name, type };
    const channel = { ...about, denied: new Set(deny), deleted: false, archived: false, locked: false };
    world.channels.set(channel.id, channel);
    tellOf(channel, 'CREATE');
    return channel.id;
  };

  return {
    addGuild(name, { unavailable = false } = {}) {
      const guild = createGuild(world, name, permissions, unavailable);
      if (!unavailable) appears(guild);
      return guild;
    },
    addRole(name, guild = first) {
      const role = { id: world.snowflakes.next(), name };
      guild.roles.push(role);
      wires.tell(guild.id, 'GUILD_ROLE_CREATE', {
        guild_id: guild.id,
        role: roleToApp(role.id, name, bitsOf([])),
      });
      return role;
    },
    addUser(profile, guild = first) {
      const rest = { manageGuild: false, roles: [], directMessagesClosed: false };
      const user: User = { ...rest, ...profile, id: world.snowflakes.next(), guild: guild.id };
      world.users.set(user.id, user);
      return createPerson(way, user.id);
    },
    addChannel,
    addForum: (name, options) => addChannel(name, { ...options, type: ChannelType.GuildForum }),
    user: (id) => createPerson(way, userOf(world, id).id),
    channel: channelOf,
    leaves: (id) => void world.users.set(id, { ...userOf(world, id), guild: '' }),
    changesUser(id, profile) {
      world.users.set(id, { ...userOf(world, id), ...profile });
    },
    denies: (id, ...names) => changes(id, ({ denied }) => names.map((name) => denied.add(name))),
    allows: (id, ...names) => changes(id, ({ denied }) => names.map((name) => denied.delete(name))),
    deletesChannel(id) {
      const channel = channelOf(id);
      channel.deleted = true;
      tellOf(channel, 'DELETE');
    },
    deletesMessage: (message) => deleteMessage(world, message),
    archives: (id) => changes(id, (thread) => Object.assign(thread, { archived: true })),
    locks: (id) => changes(id, (thread) => Object.assign(thread, { archived: true, locked: true })),
    removesApp(guild = first) {
      guild.joined = false;
      wires.tell(guild.id, 'GUILD_DELETE', { id: guild.id });
    },
    invitesApp(guild = first) {
      guild.joined = true;
      appears(guild);
    },
    outage(guild = first) {
      guild.unavailable = true;
      wires.tell(guild.id, 'GUILD_DELETE', { id: guild.id, unavailable: true });
    },
    recovers(guild = first) {
      guild.unavailable = false;
      appears(guild);
    },
    revokesToken() {
      world.app.refused = true;
    },
    acceptsToken() {
      world.app.refused = false;
    },
  };
}

/** @returns a server with the app in it */
export function createGuild(
  world: World,
  name: string,
  permissions: readonly PermissionName[] = everything,
  unavailable = false,
): Guild {
  const id = world.snowflakes.forGuild();
  const guild = { id, name, joined: true, unavailable, permissions: new Set(permissions), roles: [] };
  world.guilds.set(id, guild);
  return guild;
}

function findChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}

import type { Fields } from '../stand-in/fields.ts';
import type { Acknowledgement } from './delivery/envelope.ts';
import { eventEnvelope } from './delivery/events.ts';
import { channelOf, userOf } from './delivery/sender.ts';
import { createPerson, type Person, type Way } from './person.ts';
import type { Channel, Profile, User, Workspace } from './state/records.ts';
import { userToApp } from './web-api/account-methods.ts';

const everyScope = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
];

/** Workspaces, and what happens to them; what an app is told is over once it has acknowledged it. */
export interface Administration {
  /** A workspace in which the app is installed. */
  addWorkspace(name: string): Workspace;
  /** Somebody new; they are in no channel yet. */
  addUser(profile: Partial<Profile> & { name: string }, workspace?: Workspace): Person;
  /**
   * @param options members beside the app; the app is left out by `invited: false`
   * @returns its id
   */
  addChannel(name: string, options?: ChannelOptions): string;
  /** @throws Error where there is nobody with that id */
  user(id: string): Person;
  archives(channel: string): Told;
  deletes(channel: string): Told;
  /** Takes the app out of a channel. */
  removesApp(channel: string): Told;
  invitesApp(channel: string): Told;
  changesUser(id: string, profile: Partial<Profile>): Told;
  /** Refuses the app's token from now on; the app isn't told. */
  revokesToken(workspace?: Workspace): void;
  /** Removes the app, which is told in two events, as Slack does. */
  uninstalls(workspace?: Workspace): Told;
  /** Tells the app of an event of any kind, whether it has subscribed to it or not. */
  tells(event: Fields, workspace?: Workspace): Promise<Acknowledgement>;
}

/** What the app asks for when it is installed. */
export interface Manifest {
  /** Undefined: everything that Quorum could ask for. */
  readonly scopes?: readonly string[];
  /** What it wants to be told of; undefined: everything. */
  readonly events?: readonly string[];
}

/** Resolves with one acknowledgement for each event to which the app has subscribed. */
type Told = Promise<readonly Acknowledgement[]>;

interface ChannelOptions {
  readonly members?: readonly Person[];
  readonly kind?: 'public' | 'private';
  readonly invited?: boolean;
  readonly workspace?: Workspace;
}

export function administer(way: Way, first: Workspace, { scopes, events }: Manifest): Administration {
  const { sender } = way;
  const { world } = sender;
  const tells = (event: Fields, workspace = first) => way.send(eventEnvelope(sender, workspace, event));

  async function announce(workspace: Workspace | undefined, ...happened: readonly Fields[]): Told {
    const heard = happened.filter(({ type }) => events === undefined || events.includes(String(type)));
    return await Promise.all(heard.map((event) => tells(event, workspace)));
  }

  /** @param what such as `left`, which is `channel_left` or `group_left` */
  function happens(channel: Channel, what: string, ...others: readonly Fields[]): Told {
    const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
    return announce(world.workspaces.get(channel.workspace), { type, channel: channel.id }, ...others);
  }

  function membership(channel: Channel, type: string): Fields {
    const user = world.workspaces.get(channel.workspace)?.botUser;
    const kind = channel.kind === 'private' ? 'G' : 'C';
    return { type, user, channel: channel.id, channel_type: kind, team: channel.workspace };
  }

  return {
    addWorkspace: (name) => addWorkspace(way, name, scopes),
    addUser({ name, zone = 'Europe/Berlin', admin = false, owner = false }, workspace = first) {
      const user: User = { id: world.ids.next('U'), workspace: workspace.id, name, zone, admin, owner };
      world.users.set(user.id, user);
      return createPerson(way, user);
    },
    addChannel(name, { members = [], kind = 'public', invited = true, workspace = first } = {}) {
      const ids = new Set(members.map(({ id }) => id));
      if (invited) ids.add(workspace.botUser);
      const id = world.ids.next('C');
      const about = { id, name, kind, workspace: workspace.id, archived: false, deleted: false };
      world.channels.set(id, { ...about, members: ids });
      return id;
    },
    user: (id) => createPerson(way, userOf(sender, id)),
    archives(id) {
      const channel = channelOf(sender, id);
      channel.archived = true;
      return happens(channel, 'archive');
    },
    deletes(id) {
      const channel = channelOf(sender, id);
      channel.deleted = true;
      return happens(channel, 'deleted');
    },
    removesApp(id) {
      const channel = channelOf(sender, id);
      const left = membership(channel, 'member_left_channel');
      channel.members.delete(String(left.user));
      return happens(channel, 'left', left);
    },
    invitesApp(id) {
      const channel = channelOf(sender, id);
      const joined = membership(channel, 'member_joined_channel');
      channel.members.add(String(joined.user));
      return announce(world.workspaces.get(channel.workspace), joined);
    },
    changesUser(id, profile) {
      const changed = { ...userOf(sender, id), ...profile };
      world.users.set(id, changed);
      const event = { type: 'user_change', user: userToApp(changed) };
      return announce(world.workspaces.get(changed.workspace), event);
    },
    revokesToken(workspace = first) {
      workspace.refusal = 'token_revoked';
    },
    uninstalls(workspace = first) {
      workspace.refusal = 'account_inactive';
      const tokens = { oauth: [], bot: [workspace.botUser] };
      return announce(workspace, { type: 'tokens_revoked', tokens }, { type: 'app_uninstalled' });
    },
    tells,
  };
}

/** @returns a workspace with the app in it */
export function addWorkspace(
  { sender: { world } }: Pick<Way, 'sender'>,
  name: string,
  scopes: readonly string[] = everyScope,
): Workspace {
  const id = world.ids.next('T');
  const workspace: Workspace = {
    id,
    name,
    botToken: `xoxb-${id}`,
    botUser: world.ids.next('U'),
    botId: world.ids.next('B'),
    scopes: new Set(scopes),
  };
  world.workspaces.set(id, workspace);
  return workspace;
}

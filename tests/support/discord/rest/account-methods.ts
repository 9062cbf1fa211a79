import { ChannelType, RESTJSONErrorCodes as Code, InteractionContextType } from 'discord-api-types/v10';
import { type Fields, textAt } from '../../stand-in/fields.ts';
import type { Channel } from '../state/records.ts';
import { channelToApp } from '../wire/channels.ts';
import { guildToApp } from '../wire/guilds.ts';
import { botToApp, membership, userToApp } from '../wire/users.ts';
import { DiscordError } from './discord-error.ts';
import { findChannel, findGuild, type Method, type MethodCall, param } from './method.ts';

const getGateway: Method = {
  route: 'GET /gateway/bot',
  run({ host, shards }) {
    // Discord lets apps begin one session at a time and 5 seconds; tests would only wait.
    const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 };
    return { url: `ws://${host()}`, shards, session_start_limit: limit };
  },
};

const getSelf: Method = { route: 'GET /users/@me', run: ({ world }) => botToApp(world) };

const getApplication: Method = {
  route: 'GET /applications/@me',
  run({ world }) {
    const { id, name } = world.app;
    const about = { id, name, icon: null, description: '', bot_public: true, bot_require_code_grant: false };
    return { ...about, summary: '', verify_key: '', flags: 0, team: null, bot: botToApp(world) };
  },
};

const getCommands: Method = {
  route: 'GET /applications/:application/commands',
  run(call) {
    checkApplication(call);
    return call.world.commands;
  },
};

const setCommands: Method = {
  route: 'PUT /applications/:application/commands',
  run(call) {
    checkApplication(call);
    const { commands, changes } = call.world;
    const wanted = Array.isArray(call.body) ? (call.body as readonly Fields[]) : [];
    const registered = wanted.map((command) => register(call, command));
    commands.splice(0, commands.length, ...registered);
    changes.tell();
    return commands;
  },
};

const getGuild: Method = {
  route: 'GET /guilds/:guild',
  run: (call) => guildToApp(findGuild(call, param(call, 'guild'))),
};

const getMember: Method = {
  route: 'GET /guilds/:guild/members/:member',
  run(call) {
    const guild = findGuild(call, param(call, 'guild'));
    const id = param(call, 'member');
    if (id === call.world.app.user) return { ...membership([]), user: botToApp(call.world) };
    const user = call.world.users.get(id);
    if (!user) throw new DiscordError(Code.UnknownUser);
    if (user.guild !== guild.id) throw new DiscordError(Code.UnknownMember);
    return { ...membership(user.roles, user.nick), user: userToApp(user) };
  },
};

const getChannel: Method = {
  route: 'GET /channels/:channel',
  run: (call) => channelToApp(call.world, findChannel(call)),
};

/** Opens a conversation with a user, or finds the one that there is. */
const createDirect: Method = {
  route: 'POST /users/@me/channels',
  run({ world, body }) {
    const recipient = textAt(body, 'recipient_id') ?? '';
    if (!world.users.has(recipient)) throw new DiscordError(Code.UnknownUser);
    const known = [...world.channels.values()].find((one) => one.recipient === recipient);
    const rest = { denied: new Set<never>(), deleted: false, archived: false, locked: false };
    const id = world.snowflakes.next();
    const channel: Channel = known ?? { id, name: '', type: ChannelType.DM, recipient, ...rest };
    world.channels.set(channel.id, channel);
    return channelToApp(world, channel);
  },
};

function checkApplication(call: MethodCall): void {
  if (param(call, 'application') !== call.world.app.id) throw new DiscordError(Code.UnknownApplication);
}

/** @returns a command as Discord lists it: with its defaults, without what is off, and with the id that its name had */
function register({ world }: MethodCall, wanted: Fields): Fields {
  const { type = 1, name, contexts = null, options } = wanted;
  const known = world.commands.find((one) => one.type === type && one.name === name);
  return {
    description: '',
    default_member_permissions: null,
    integration_types: [0],
    nsfw: false,
    ...withoutOff(wanted),
    type,
    contexts,
    dm_permission: !Array.isArray(contexts) || contexts.includes(InteractionContextType.BotDM),
    ...(Array.isArray(options) && options.length > 0 ? { options: options.map(withoutOff) } : {}),
    id: known?.id ?? world.snowflakes.next(),
    application_id: world.app.id,
    version: world.snowflakes.next(),
  };
}

function withoutOff(option: Fields): Fields {
  const on = Object.entries(option).filter(([, value]) => value !== false && value !== null);
  return Object.fromEntries(
    on.map(([key, value]) => [
      key,
      key === 'options' && Array.isArray(value) ? value.map(withoutOff) : value,
    ]),
  );
}

export const accountMethods = {
  getGateway,
  getSelf,
  getApplication,
  getCommands,
  setCommands,
  getGuild,
  getMember,
  getChannel,
  createDirect,
};

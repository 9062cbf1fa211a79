import type { Fields } from '../../stand-in/fields.ts';
import { bitsOf, isThread } from '../state/permissions.ts';
import type { Channel, Guild } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { channelToApp } from './channels.ts';
import { botToApp, membership } from './users.ts';

/** A server as `GET /guilds/{id}` has it. What the app may do comes by the role of everybody. */
export function guildToApp({ id, name, permissions, roles }: Guild): Fields {
  const everybody = roleToApp(id, '@everyone', bitsOf(permissions));
  return {
    id,
    name,
    owner_id: id,
    icon: null,
    splash: null,
    discovery_splash: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    default_message_notifications: 0,
    description: null,
    emojis: [],
    stickers: [],
    explicit_content_filter: 0,
    features: [],
    mfa_level: 0,
    nsfw_level: 0,
    preferred_locale: 'en-US',
    premium_progress_bar_enabled: false,
    premium_tier: 0,
    public_updates_channel_id: null,
    roles: [everybody, ...roles.map((role) => roleToApp(role.id, role.name, '0'))],
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    system_channel_flags: 0,
    system_channel_id: null,
    vanity_url_code: null,
    verification_level: 0,
    max_members: 500_000,
    banner: null,
  };
}

/** A server as `GUILD_CREATE` has it: with its channels and, of its members, the app alone. */
export function guildWithAll(world: World, guild: Guild): Fields {
  const here = [...world.channels.values()].filter((one) => one.guild === guild.id);
  return guildWith(world, guild, here);
}

/** Several servers as `GUILD_CREATE` has them: there may be thousands, so channels are looked through once. */
export function guildsWithAll(world: World, guilds: readonly Guild[]): ReadonlyMap<Guild, Fields> {
  const channels = new Map<string, Channel[]>(guilds.map(({ id }) => [id, []]));
  for (const channel of world.channels.values()) channels.get(channel.guild ?? '')?.push(channel);
  return new Map(guilds.map((guild) => [guild, guildWith(world, guild, channels.get(guild.id) ?? [])]));
}

function guildWith(world: World, guild: Guild, channels: readonly Channel[]): Fields {
  const here = channels.filter(({ deleted }) => !deleted);
  const threads = here.filter((one) => isThread(one) && !one.archived);
  return {
    ...guildToApp(guild),
    joined_at: '2021-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: 1 + [...world.users.values()].filter((user) => user.guild === guild.id).length,
    members: [{ ...membership([]), user: botToApp(world) }],
    channels: here.filter((one) => !isThread(one)).map((one) => channelToApp(world, one)),
    threads: threads.map((one) => channelToApp(world, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function roleToApp(id: string, name: string, permissions: string): Fields {
  return {
    id,
    name,
    permissions,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

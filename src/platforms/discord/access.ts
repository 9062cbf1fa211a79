import {
  type APIGuild,
  type APIGuildChannel,
  type APIGuildMember,
  type GuildChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import { type NeededPermission, neededPermissions } from './permissions.ts';

type GuildChannel = APIGuildChannel<GuildChannelType>;

/**
 * What Quorum lacks in a channel, as Discord tells when it is asked.
 * @param self Quorum's own user
 * @throws DiscordAPIError
 */
export async function missingThere(
  rest: REST,
  self: string,
  channel: GuildChannel,
): Promise<readonly NeededPermission[]> {
  const { guild_id: guildId = '' } = channel;
  const [guild, member] = await Promise.all([
    rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
    rest.get(Routes.guildMember(guildId, self)) as Promise<APIGuildMember>,
  ]);
  const granted = permissionsIn(guild, { id: self, roles: member.roles }, channel);
  return neededPermissions.filter(({ bit }) => (granted & bit) !== bit);
}

interface Who {
  readonly id: string;
  /** Ids of their roles. */
  readonly roles: readonly string[];
}

/** As in https://docs.discord.com/developers/topics/permissions#permission-overwrites. */
function permissionsIn(guild: APIGuild, { id, roles }: Who, channel: GuildChannel): bigint {
  // The role of everybody has the server's id.
  const own = [guild.id, ...roles];
  const base = sum(guild.roles.filter((role) => own.includes(role.id)).map(({ permissions }) => permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const overwrites = channel.permission_overwrites ?? [];
  const steps = [
    overwrites.filter((one) => one.id === guild.id),
    overwrites.filter((one) => one.type === OverwriteType.Role && roles.includes(one.id)),
    overwrites.filter((one) => one.type === OverwriteType.Member && one.id === id),
  ];
  return steps.reduce(
    (bits, step) => (bits & ~sum(step.map(({ deny }) => deny))) | sum(step.map(({ allow }) => allow)),
    base,
  );
}

/** Permissions that come together. Discord writes them as numbers in text. */
function sum(permissions: readonly string[]): bigint {
  return permissions.reduce((bits, one) => bits | BigInt(one), 0n);
}

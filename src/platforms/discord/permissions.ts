import {
  ApplicationIntegrationType,
  type GuildBasedChannel,
  OAuth2Scopes,
  PermissionFlagsBits,
} from 'discord.js';

/** A permission that Quorum needs in a channel, and what for. */
export interface NeededPermission {
  readonly bit: bigint;
  /** As Discord calls it. */
  readonly name: string;
  /** Completes “to …”. */
  readonly reason: string;
}

export const neededPermissions: readonly NeededPermission[] = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channel', reason: 'see the channel at all' },
  {
    bit: PermissionFlagsBits.SendMessages,
    name: 'Send Messages',
    reason: 'post the question of the day, in a forum as a post of its own',
  },
  { bit: PermissionFlagsBits.EmbedLinks, name: 'Embed Links', reason: 'show what is longer than a message' },
  {
    bit: PermissionFlagsBits.AttachFiles,
    name: 'Attach Files',
    reason: 'show pictures, and send members the file of their data',
  },
  {
    bit: PermissionFlagsBits.ReadMessageHistory,
    name: 'Read Message History',
    reason: 'find its own post again where Discord’s reply was lost, instead of posting twice',
  },
  {
    bit: PermissionFlagsBits.CreatePublicThreads,
    name: 'Create Public Threads',
    reason: 'open the discussion when the answer is revealed',
  },
  {
    bit: PermissionFlagsBits.SendMessagesInThreads,
    name: 'Send Messages in Threads',
    reason: 'begin that discussion',
  },
];

/** What Quorum lacks in a channel, as far as the permissions of the channel and of its own roles are known. */
export function missingIn(channel: GuildBasedChannel): readonly NeededPermission[] {
  const own = channel.permissionsFor(channel.client.user);
  return own ? neededPermissions.filter(({ bit }) => !own.has(bit)) : [];
}

/** Where an owner of a server invites Quorum, with the permissions that it needs and no more. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(neededPermissions.reduce((bits, { bit }) => bits | bit, 0n)),
    integration_type: String(ApplicationIntegrationType.GuildInstall),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

import {
  type APIApplication,
  type APIChannel,
  type APIGatewayBotInfo,
  type APIGuildChannel,
  type GuildChannelType,
  type REST,
  Routes,
} from 'discord.js';
import { type Checkup, ill, well } from '../../app/ports/checkup.ts';
import type { Channel } from '../../app/ports/people.ts';
import { missingThere } from './access.ts';
import { createPostingRest } from './client.ts';
import { deliveryError } from './errors.ts';
import { inviteLink } from './permissions.ts';
import type { DiscordSettings } from './settings.ts';

/** Looks at the token, at how often Quorum may still connect today, and at what it may do in each of these channels. */
export async function examineDiscord(
  settings: DiscordSettings,
  channels: readonly Channel[],
): Promise<readonly Checkup[]> {
  const rest = createPostingRest(settings);
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const gateway = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    const self = application.bot?.id ?? application.id;
    return [
      well('Discord: DISCORD_TOKEN', `of ${application.name}`),
      well('Discord: intents', 'none that Discord has to grant'),
      well('Discord: invite link', inviteLink(application.id)),
      examineSessions(gateway),
      ...(await Promise.all(channels.map((channel) => examineChannel(rest, self, channel)))),
    ];
  } catch (error) {
    return [examineFailure(error)];
  }
}

function examineFailure(error: unknown): Checkup {
  const { message } = deliveryError(error);
  const repair = 'Copy the token anew under Bot, Reset Token, or check this machine’s way to Discord.';
  return ill('Discord: DISCORD_TOKEN', `${message}.`, repair);
}

/** Each shard takes one whenever it connects anew. */
function examineSessions({ session_start_limit: limit, shards }: APIGatewayBotInfo): Checkup {
  const what = 'Discord: connecting';
  const left = `${limit.remaining} of ${limit.total} session starts left today, ${shards} needed`;
  if (limit.remaining >= shards) return well(what, left);
  return ill(what, `There are ${left}.`, 'Find out why Quorum restarts so often, and wait for a day.');
}

async function examineChannel(rest: REST, self: string, { channel: id, name }: Channel): Promise<Checkup> {
  const what = `Discord: #${name}`;
  try {
    const channel = (await rest.get(Routes.channel(id))) as APIChannel;
    const missing = await missingThere(rest, self, channel as APIGuildChannel<GuildChannelType>);
    if (missing.length === 0) return well(what, 'Quorum has every permission that it needs');
    const names = missing.map((one) => `${one.name}, to ${one.reason}`).join('; ');
    return ill(what, `Missing: ${names}.`, 'Grant them under Edit Channel, Permissions.');
  } catch (error) {
    return ill(what, `${deliveryError(error).message}.`, 'Invite Quorum again, or pause the plan.');
  }
}

import { webApi } from '@slack/bolt';
import { type Checkup, ill, well } from '../../app/ports/checkup.ts';
import type { Channel } from '../../app/ports/people.ts';
import { clientOptions } from './clients.ts';
import { deliveryError } from './errors.ts';
import { scopes } from './manifest.ts';
import type { SlackSettings } from './settings.ts';

type Client = webApi.WebClient;

/**
 * Looks at tokens, scopes, and whether Quorum is in each of these channels. Workspaces that installed Quorum
 * themselves keep their tokens, so that of those only the settings can be looked at.
 */
export async function examineSlack(
  settings: SlackSettings,
  channels: readonly Channel[],
): Promise<readonly Checkup[]> {
  if (settings.type === 'oauth') return [well('Slack', 'workspaces install Quorum with their own tokens')];
  const options = { ...clientOptions(settings.apiUrl), logLevel: webApi.LogLevel.ERROR };
  const client = new webApi.WebClient(settings.botToken, options);
  const [token, ...rest] = await examineToken(client);
  if (!token.ok) return [token];
  return [
    token,
    ...rest,
    ...(settings.type === 'socket'
      ? [await examineAppToken(new webApi.WebClient(settings.appToken, options))]
      : []),
    ...(await Promise.all(channels.map((channel) => examineChannel(client, channel)))),
  ];
}

async function examineToken(client: Client): Promise<readonly [Checkup, ...Checkup[]]> {
  try {
    const { team, response_metadata: metadata } = await client.auth.test();
    const missing = Object.keys(scopes).filter((scope) => !metadata?.scopes?.includes(scope));
    return [
      well('Slack: SLACK_BOT_TOKEN', `of the workspace ${team ?? ''}`),
      missing.length === 0
        ? well('Slack: scopes', 'all there')
        : ill(
            'Slack: scopes',
            `Missing: ${missing.join(', ')}.`,
            'Add them under OAuth & Permissions and install the app again.',
          ),
    ];
  } catch (error) {
    return [illToken('Slack: SLACK_BOT_TOKEN', error, 'Copy it anew from OAuth & Permissions.')];
  }
}

/** Asks for a connection and doesn't use it. */
async function examineAppToken(client: Client): Promise<Checkup> {
  const what = 'Slack: SLACK_APP_TOKEN';
  try {
    await client.apps.connections.open();
    return well(what, 'connections can be opened');
  } catch (error) {
    const repair =
      'Under Basic Information, App-Level Tokens, make one with connections:write, and switch Socket Mode on.';
    return illToken(what, error, repair);
  }
}

function illToken(what: string, error: unknown, repair: string): Checkup {
  const { permanent, message } = deliveryError(error);
  return ill(what, `${message}.`, permanent ? repair : 'Check this machine’s way to Slack, and try again.');
}

async function examineChannel(client: Client, { channel: id, name }: Channel): Promise<Checkup> {
  const what = `Slack: #${name}`;
  try {
    const { channel } = await client.conversations.info({ channel: id });
    if (channel?.is_archived) return ill(what, 'It is archived.', 'Unarchive it, then /study resume.');
    if (!channel?.is_member) return ill(what, 'Quorum is not in it.', 'Write /invite @Quorum in it.');
    return well(what, 'Quorum is in it');
  } catch (error) {
    const repair = 'If it is private, write /invite @Quorum in it. If it is gone, so is its plan’s use.';
    return ill(what, `${deliveryError(error).message}.`, repair);
  }
}

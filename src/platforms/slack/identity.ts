import type { AuthorizeResult, webApi } from '@slack/bolt';
import { deliveryError } from './errors.ts';

/** Whose token it is. */
export interface Identity extends AuthorizeResult {
  readonly teamId: string;
}

/**
 * Asks Slack, until it has told, whose token a client has; whoever asks meanwhile waits for the same answer.
 * @returns a function that throws DeliveryError where Slack does not tell
 */
export function createIdentity(client: webApi.WebClient): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= ask(client).catch((error: unknown) => {
      known = undefined;
      throw deliveryError(error);
    });
    return known;
  };
}

async function ask(client: webApi.WebClient): Promise<Identity> {
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = await client.auth.test();
  if (!teamId) throw new Error('Slack did not tell whose token it is.');
  return {
    teamId,
    ...(client.token ? { botToken: client.token } : {}),
    ...(botUserId ? { botUserId } : {}),
    ...(botId ? { botId } : {}),
  };
}

import { type InstallationStore, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { DeliveryError } from '../../app/ports/platform.ts';
import type { Identity } from './identity.ts';

/** Slack's Web API with the token of a workspace. @throws DeliveryError where Quorum is not installed there */
export type ClientOf = (workspace: string) => Promise<webApi.WebClient>;

/** A client is dropped when it was not used for this long, so that a new token is found. In milliseconds. */
const keptMs = 60_000;
const most = 1_000;

/**
 * The options of every client. The outbox decides when a post is tried again, so the client must not: by itself it
 * posts twice where a reply is lost. A call ends well before the outbox gives up waiting.
 */
export function clientOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  };
}

/** The client of the one workspace that a token belongs to. */
export function singleClient(client: webApi.WebClient, identity: () => Promise<Identity>): ClientOf {
  return async (workspace) => {
    if ((await identity()).teamId === workspace) return client;
    throw notInstalled(workspace);
  };
}

/** Clients of all workspaces that have installed Quorum. */
export function installedClients(
  installations: InstallationStore,
  options: webApi.WebClientOptions,
): ClientOf {
  const clients = new LRUCache<string, webApi.WebClient>({
    max: most,
    ttl: keptMs,
    fetchMethod: async (teamId) => {
      const query = { teamId, enterpriseId: undefined, isEnterpriseInstall: false } as const;
      const { bot } = await installations.fetchInstallation(query);
      return bot && new webApi.WebClient(bot.token, options);
    },
  });
  return async (workspace) => {
    const client = await clients.fetch(workspace);
    if (client) return client;
    throw notInstalled(workspace);
  };
}

function notInstalled(workspace: string): DeliveryError {
  return new DeliveryError(`Quorum is not installed in the workspace ${workspace}`, {
    permanent: true,
    scope: 'workspace',
  });
}

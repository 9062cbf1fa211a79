import { type Authorize, type InstallationStore, type Receiver, webApi } from '@slack/bolt';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { InstallationKeeper } from '../../app/ports/installations.ts';
import { type ClientOf, clientOptions, installedClients, singleClient } from './clients.ts';
import { deliveryError } from './errors.ts';
import { createIdentity } from './identity.ts';
import { createInstallationStore } from './installations.ts';
import { boltLogger } from './logger.ts';
import { createReceiver, createRoutes } from './receiving.ts';
import type { SlackSettings } from './settings.ts';
import { createSocket } from './socket.ts';

/** One of the three ways to connect, as the rest of the adapter needs it. */
export interface Connection {
  readonly receiver: Receiver;
  readonly clientOf: ClientOf;
  /** Bolt's way to a token for what comes in; none where its own installer has one. */
  readonly authorize: Authorize<boolean> | undefined;
  readonly installations: InstallationStore | undefined;
  /** For an HTTP server, at `/`. */
  readonly routes: Hono;
  /** Asks Slack whether it takes the tokens, and connects. @throws Error that names the one that it does not take */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
}

/** Is told of a workspace that has let Quorum in, perhaps again. */
type Arrived = (workspace: string) => Promise<void>;

export function createConnection(
  settings: SlackSettings,
  keeper: InstallationKeeper,
  arrived: Arrived,
  log: Logger,
): Connection {
  const options = { ...clientOptions(settings.apiUrl), logger: boltLogger(log) };
  return settings.type === 'oauth'
    ? connectMany(settings, options, keeper, arrived, log)
    : connectOne(settings, options, arrived, log);
}

type Settings<Type extends SlackSettings['type']> = Extract<SlackSettings, { type: Type }>;

function connectOne(
  settings: Settings<'socket' | 'http'>,
  options: webApi.WebClientOptions,
  arrived: Arrived,
  log: Logger,
): Connection {
  const client = new webApi.WebClient(settings.botToken, options);
  const identity = createIdentity(client);
  const way =
    settings.type === 'socket'
      ? overSocket(settings.appToken, options, log)
      : overHttp(createReceiver(settings, options, undefined, log));
  return {
    ...way,
    clientOf: singleClient(client, identity),
    authorize: identity,
    installations: undefined,
    async start() {
      const known = await identity().catch((cause: unknown) => {
        const { permanent, message } = deliveryError(cause);
        if (permanent) throw new Error(`SLACK_BOT_TOKEN cannot be used: ${message}.`, { cause });
        log.warn({ err: cause }, 'Slack cannot be reached yet: it is tried again');
      });
      if (known) await arrived(known.teamId);
      await way.start();
    },
  };
}

function connectMany(
  settings: Settings<'oauth'>,
  options: webApi.WebClientOptions,
  keeper: InstallationKeeper,
  arrived: Arrived,
  log: Logger,
): Connection {
  const store = createInstallationStore(keeper, settings.encryptionKeys);
  const installations: InstallationStore = {
    ...store,
    async storeInstallation(installation) {
      await store.storeInstallation(installation);
      if (installation.team) await arrived(installation.team.id);
    },
  };
  return {
    ...overHttp(createReceiver(settings, options, installations, log)),
    clientOf: installedClients(installations, options),
    authorize: undefined,
    installations,
  };
}

type Way = Pick<Connection, 'receiver' | 'routes' | 'start' | 'stop' | 'connected'>;

function overSocket(appToken: string, options: webApi.WebClientOptions, log: Logger): Way {
  return { ...createSocket(appToken, options, log), routes: new Hono() };
}

function overHttp(receiver: ReturnType<typeof createReceiver>): Way {
  let running = false;
  return {
    receiver,
    routes: createRoutes(receiver, () => running),
    async start() {
      running = true;
    },
    async stop() {
      running = false;
    },
    connected: () => running,
  };
}

import { App } from '@slack/bolt';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Home } from '../../app/home.ts';
import { createInFlight, type InFlight } from '../../app/in-flight.ts';
import type { InstallationKeeper } from '../../app/ports/installations.ts';
import type { Meter } from '../../app/ports/meter.ts';
import type { Hear } from '../../app/ports/news.ts';
import type { Handle, Platform } from '../../app/ports/platform.ts';
import { withinRequest } from '../../app/request.ts';
import type { Suggest } from '../../app/suggesting.ts';
import type { Clock } from '../../core/time.ts';
import { type Connection, createConnection } from './connection.ts';
import { createConversation } from './conversation.ts';
import { createDeliveries } from './deliveries.ts';
import { createDelivery } from './delivery.ts';
import { createDirectory } from './directory.ts';
import { listenToEvents } from './events.ts';
import { createHomeTab } from './home.ts';
import { listenToPeople } from './listeners.ts';
import { boltLogger } from './logger.ts';
import { platformName } from './refs.ts';
import { createReplies } from './replying.ts';
import type { SlackSettings } from './settings.ts';

export interface SlackDependencies {
  readonly settings: SlackSettings;
  readonly installations: InstallationKeeper;
  readonly clock: Clock;
  /** What the menu of terms offers. */
  readonly suggest: Suggest;
  readonly home: Home;
  /** Is told of channels, workspaces and people that are gone. */
  readonly hear: Hear;
  /** Is told how long each acknowledgement took. */
  readonly meter: Pick<Meter, 'acknowledged'>;
  readonly log: Logger;
}

/** Slack. Its `routes` are to be mounted at `/` of an HTTP server; they answer once it is started. */
export function createSlackPlatform(deps: SlackDependencies): Platform & { readonly routes: Hono } {
  const arrived = (workspace: string) =>
    deps.hear({ type: 'workspace-returned', workspace: { platform: platformName, workspace } });
  const connection = createConnection(deps.settings, deps.installations, arrived, deps.log);
  const open = createInFlight();
  return {
    ...createDelivery(connection.clientOf, deps.clock),
    name: platformName,
    clock: deps.clock,
    routes: connection.routes,
    // `user_change` tells of them.
    departed: async () => [],
    connected: connection.connected,
    async start(handle) {
      listen(createBolt(connection, deps.log, open), connection, deps, handle);
      await connection.start();
    },
    async stop() {
      await connection.stop();
      await open.ended();
    },
  };
}

/** Bolt on our connection. Whatever it is at is waited for when the process ends. */
function createBolt({ receiver, authorize }: Connection, log: Logger, open: InFlight): App {
  const bolt = new App({
    receiver,
    ...(authorize ? { authorize } : {}),
    logger: boltLogger(log),
    convoStore: false,
  });
  bolt.error(async (error) => log.error({ err: error }, 'something from Slack could not be dealt with'));
  bolt.use(({ next }) => open.track(withinRequest(next)));
  return bolt;
}

function listen(bolt: App, connection: Connection, deps: SlackDependencies, handle: Handle): void {
  const { clientOf, installations } = connection;
  const { log, meter, hear, suggest } = deps;
  const directory = createDirectory(clientOf, log);
  const deliveries = createDeliveries();
  const replies = createReplies(clientOf, log);
  const conversation = createConversation({ directory, deliveries, replies, handle });
  const home = createHomeTab(clientOf, directory, deps.home);
  listenToPeople(bolt, { conversation, deliveries, replies, home, suggest, meter, log });
  listenToEvents(bolt, { hear, directory, installations });
}

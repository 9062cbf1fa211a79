import { type Client, Events, type REST, Status } from 'discord.js';
import type { Logger } from 'pino';
import { awaitStart, reach } from './reaching.ts';

/** The connection over which Discord tells what happens. */
export interface Gateway {
  /** Connects, and stays connected from then on. @throws Error where Discord does not take the token */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
}

interface Parts {
  readonly client: Client;
  readonly rest: REST;
  readonly token: string;
  /** What is to be done once it is connected for the first time. */
  readonly whenReady: (client: Client<true>) => Promise<void>;
  readonly log: Logger;
}

/** Once it is connected, the client connects again by itself; before that, it gives up at the first failure. */
export function createGateway({ client, rest, token, whenReady, log }: Parts): Gateway {
  const stopping = new AbortController();

  const connect = async () => {
    if (!(await reach(rest, stopping.signal, log))) return;
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    await whenReady(await ready);
  };

  return {
    start: () => awaitStart(connect(), log),
    async stop() {
      stopping.abort();
      await client.destroy();
    },
    connected: () =>
      client.ws.shards.some(({ status }) => status === Status.Ready || status === Status.WaitingForGuilds),
  };
}

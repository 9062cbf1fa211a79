import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientOptions, Events, type REST, Status } from 'discord.js';
import type { Logger } from 'pino';
import { awaitStart, reach } from './reaching.ts';

/** The connection over which Discord tells what happens. */
export interface Gateway {
  /**
   * Connects, and stays connected from then on.
   * @param listen is given each client before it connects
   * @throws Error where Discord does not take the token
   */
  start(listen: (client: Client) => void): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
  /** What knows of servers and channels at the moment. */
  client(): Client | undefined;
}

interface Parts {
  readonly options: ClientOptions;
  readonly rest: REST;
  readonly token: string;
  /** What is to be done whenever a client is connected for the first time. */
  readonly whenReady: (client: Client<true>) => Promise<void>;
  /** What is to be done when a connection is over for good; undefined: another client connects. */
  readonly giveUp: ((reason: string) => void) | undefined;
  readonly log: Logger;
}

/** How long it is waited before another client connects, in milliseconds: a session is begun 1,000 times a day at most. */
const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;

/** A connection that lasted for so long, in milliseconds, was well. */
const wellMs = 10 * 60_000;

/** A client connects again by itself, unless it cannot connect for the first time, or Discord ends that for good. */
export function createGateway({ options, rest, token, whenReady, giveUp, log }: Parts): Gateway {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: Client | undefined;
  let pauseMs = firstPauseMs;

  const connect = async (listen: (client: Client) => void): Promise<void> => {
    if (!(await reach(rest, signal, log))) return;
    const fresh = new Client(options);
    client = fresh;
    listen(fresh);
    const ended = whenEnded(fresh);
    const ready = new Promise<Client<true>>((resolve) => fresh.once(Events.ClientReady, resolve));
    await fresh.login(token);
    await whenReady(await Promise.race([ready, ended.then(fail)]));
    const since = performance.now();
    void ended.then(() => {
      if (performance.now() - since > wellMs) pauseMs = firstPauseMs;
      return recover(listen, endedForGood);
    });
  };

  const recover = async (listen: (client: Client) => void, cause: unknown): Promise<void> => {
    for (let failure = cause; !signal.aborted; ) {
      log.error({ err: failure, pauseMs }, 'no connection to Discord');
      if (giveUp) return giveUp('no connection to Discord');
      await client?.destroy();
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      try {
        return await connect(listen);
      } catch (error) {
        failure = error;
      }
    }
  };

  return {
    start: (listen) => awaitStart(connect(listen), (cause) => recover(listen, cause)),
    async stop() {
      stopping.abort();
      await client?.destroy();
    },
    connected: () =>
      client?.ws.shards.some(({ status }) => status === Status.Ready || status === Status.WaitingForGuilds) ??
      false,
    client: () => client,
  };
}

const endedForGood = 'Discord has ended the connection for good';

/** Once Discord has ended one of a client's connections for good, such as with a token that is not valid any more. */
function whenEnded(client: Client): Promise<void> {
  return new Promise((resolve) => client.once(Events.ShardDisconnect, () => resolve()));
}

function fail(): never {
  throw new Error(endedForGood);
}

import { once } from 'node:events';
import { type Shard, ShardEvents, ShardingManager } from 'discord.js';
import type { Logger } from 'pino';
import { createPostingRest } from './client.ts';
import { figuresOf } from './figures.ts';
import { awaitStart, reach } from './reaching.ts';
import { platformName } from './refs.ts';
import type { DiscordSettings } from './settings.ts';
import { createTurns, type InTurn } from './turns.ts';

/** The processes among which Discord's servers are shared out. */
export interface Shards {
  readonly name: string;
  /** Starts them, as many as Discord recommends. @throws Error where Discord does not take the token */
  start(): Promise<void>;
  /** Lets all of them come to their end. */
  stop(): Promise<void>;
  /** Whether each of them is connected. */
  connected(): boolean;
  /** What each tells of itself, but for those that are silent. */
  figures(): Promise<readonly object[]>;
}

/** Discord lets one connection begin in so many milliseconds, or several where it says so. */
const identifyMs = 5_500;

/** How long a shard that has ended is left alone, in milliseconds: a new session is begun 1,000 times a day at most. */
const firstPauseMs = 500;
const longestPauseMs = 5 * 60_000;

/** A shard that ran for so long, in milliseconds, was well. */
const wellMs = 10 * 60_000;

/**
 * @param file what each process runs, of JavaScript
 * @param giveUp ends this process: Discord does not tell it how many there are to be
 */
export function createShards(
  settings: DiscordSettings,
  file: string,
  log: Logger,
  giveUp: (reason: string) => void,
): Shards {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rest = createPostingRest(settings);
  let manager: ShardingManager | undefined;

  const startAll = async () => {
    const info = await reach(rest, signal, log);
    if (!info) return;
    const { shards: totalShards, session_start_limit: limit } = info;
    const { token } = settings;
    // It would start a shard again at once, however often that fails.
    manager = new ShardingManager(file, { token, totalShards, respawn: false, execArgv: process.execArgv });
    const inTurn = createTurns(identifyMs / limit.max_concurrency, signal);
    const begun: Promise<void>[] = [];
    for (let id = 0; id < totalShards; id++)
      begun.push(keepRunning(manager.createShard(id), inTurn, signal, log));
    await Promise.all(begun);
  };

  return {
    name: platformName,
    start: () =>
      awaitStart(startAll(), (cause) => {
        log.error({ err: cause }, 'no connection to Discord');
        giveUp('no connection to Discord');
      }),
    async stop() {
      stopping.abort();
      await Promise.all(manager?.shards.map(end) ?? []);
    },
    connected: () =>
      manager !== undefined &&
      manager.shards.size === manager.totalShards &&
      manager.shards.every(({ ready }) => ready),
    async figures() {
      const told = await Promise.allSettled(manager?.shards.map(figuresOf) ?? []);
      return told.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
  };
}

/**
 * Starts a shard, and again whenever it ends, later and later where that comes soon. Resolves once it has had its turn
 * for the first time.
 */
function keepRunning(shard: Shard, inTurn: InTurn, signal: AbortSignal, log: Logger): Promise<void> {
  let pause = firstPauseMs;
  let startedAt = 0;
  const start = () =>
    inTurn(() => {
      startedAt = performance.now();
      // Without waiting until it is ready: how it gets on is told by events.
      void shard.spawn(-1);
    });
  shard.on(ShardEvents.Spawn, () => log.info({ shard: shard.id, pid: shard.process?.pid }, 'shard started'));
  shard.on(ShardEvents.Death, () => {
    if (signal.aborted) return;
    if (performance.now() - startedAt > wellMs) pause = firstPauseMs;
    log.error({ shard: shard.id, pause }, 'a shard has ended, and is started again');
    setTimeout(start, pause);
    pause = Math.min(pause * 2, longestPauseMs);
  });
  return start();
}

async function end(shard: Shard): Promise<void> {
  const { process: child } = shard;
  if (!child) return;
  const ended = once(child, 'exit');
  shard.kill();
  await ended;
}

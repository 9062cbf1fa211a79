import { pino } from 'pino';
import type { CommandSpec } from '../../src/app/commands/spec.ts';
import type { Handle, Inbound, Platform } from '../../src/app/ports/platform.ts';
import type { Transcript } from '../../src/app/ports/transcript.ts';
import { type Instant, Temporal } from '../../src/core/time.ts';
import { createRoutes, listen } from '../../src/http.ts';
import { note } from '../../src/message/blocks.ts';
import { studyChannel } from '../../src/platforms/web/cast.ts';
import { createWebPlatform, type WebDependencies } from '../../src/platforms/web/connect.ts';
import type { WireEntry, WireEvent } from '../../src/platforms/web/wire.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { openMemoryStore } from './memory-store.ts';

/** When the tests take place by the real clock. */
export const startOfTests = Temporal.Instant.from('2026-11-23T08:00:00Z');

/** A playground on a real server and store, whose bot is the test. */
export interface RunningPlayground {
  /** Such as `http://127.0.0.1:34567`. */
  readonly url: string;
  readonly platform: Platform;
  /** What people have done, as the bot was told. */
  readonly heard: readonly Inbound[];
  /** Sends JSON as the page would. */
  post(path: string, body: unknown): Promise<{ status: number; answer: unknown }>;
  stop(): Promise<void>;
  /** Stops it and starts another in the same channel. */
  restart(): Promise<RunningPlayground>;
}

export interface PlaygroundOptions {
  /** Answers; `Noted.` in private, unless given. */
  readonly handle?: Handle;
  /** Replaces what it is given of the transcript. */
  readonly transcript?: (real: Transcript) => Transcript;
  readonly nextMoment?: (kind: 'question' | 'reveal' | 'leaderboard', now: Instant) => Instant | undefined;
  readonly tick?: (platform: Platform) => Promise<void>;
  readonly commands?: readonly CommandSpec[];
  readonly suggest?: WebDependencies['suggest'];
}

/** Starts one in an empty channel. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<RunningPlayground> {
  return startOn(await openMemoryStore(), options);
}

async function startOn(store: OpenStore, options: PlaygroundOptions): Promise<RunningPlayground> {
  const transcript = options.transcript?.(store.transcript) ?? store.transcript;
  const heard: Inbound[] = [];
  const platform = createWebPlatform({
    transcript,
    realClock: { now: () => startOfTests },
    commands: options.commands ?? [],
    suggest: options.suggest ?? (async () => []),
    nextMoment: async (_, kind) => options.nextMoment?.(kind, platform.clock.now()),
    tick: async () => options.tick?.(platform),
    log: pino({ level: 'silent' }),
  });
  const routes = createRoutes({ unready: async () => [] }, [platform.routes]);
  const server = await listen(routes, '127.0.0.1', 0);
  await platform.start(async (inbound) => {
    heard.push(inbound);
    return options.handle?.(inbound) ?? { type: 'private', messages: [note('Noted.')] };
  });
  const stop = async () => {
    await platform.stop();
    await server.close();
  };
  return {
    url: server.url,
    platform,
    heard,
    post: (path, body) => post(`${server.url}${path}`, body),
    stop,
    async restart() {
      await stop();
      return startOn(store, options);
    },
  };
}

async function post(url: string, body: unknown): Promise<{ status: number; answer: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}

/** A page's live stream. */
export interface LiveStream {
  /** The next event. */
  next(): Promise<WireEvent>;
  /** Whether it has ended without another event. */
  ended(): Promise<boolean>;
  close(): void;
}

/** Follows the channel as a member's page does. */
export async function follow(url: string, member: string): Promise<LiveStream> {
  const gone = new AbortController();
  const response = await fetch(`${url}/playground/events?as=${member}`, { signal: gone.signal });
  if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}`);
  const events = readEvents(response.body);
  return {
    async next() {
      const { value, done } = await events.next();
      if (done) throw new Error('The stream has ended.');
      return value;
    },
    ended: async () => (await events.next()).done === true,
    close: () => gone.abort(),
  };
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<WireEvent> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const data = part.split('\n').find((line) => line.startsWith('data: '));
      if (data) yield JSON.parse(data.slice('data: '.length));
    }
  }
}

/** What a member's page shows when it is opened now. */
export async function seenBy(url: string, member: string): Promise<readonly WireEntry[]> {
  const stream = await follow(url, member);
  const first = await stream.next();
  stream.close();
  if (first.type !== 'snapshot') throw new Error(`A stream began with ${first.type}`);
  return first.entries;
}

/** The words of an entry. */
export function wordsOf({ body }: WireEntry): string {
  return body.type === 'line' ? body.text : body.message.summary;
}

export const study = studyChannel;

import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { CommandSpec } from '../../app/commands/spec.ts';
import type { ChannelRef, Handle, Platform } from '../../app/ports/platform.ts';
import type { Transcript } from '../../app/ports/transcript.ts';
import type { Clock, Instant } from '../../core/time.ts';
import { cast, platformName, studyChannel } from './cast.ts';
import { complete, type Suggest } from './commands.ts';
import { createConversation } from './conversation.ts';
import { createDelivery } from './delivery.ts';
import { createFeed } from './feed.ts';
import { readClock, travel } from './journey.ts';
import { createMovableClock } from './movable-clock.ts';
import { createRoutes } from './routes.ts';
import type { Moment } from './wire.ts';

export interface WebDependencies {
  readonly transcript: Transcript;
  readonly realClock: Clock;
  /** What the composer completes. */
  readonly commands: readonly CommandSpec[];
  readonly suggest: (channel: ChannelRef, ...typed: Parameters<Suggest>) => ReturnType<Suggest>;
  /** When something of this kind comes next in the channel, by the playground's clock. */
  readonly nextMoment: (channel: ChannelRef, kind: Moment) => Promise<Instant | undefined>;
  /** Plans and delivers what is due by the playground's clock. */
  readonly tick: () => Promise<void>;
  readonly log: Logger;
}

/**
 * The playground: a study channel in the browser, with a clock that can be moved. Its `routes` are to be mounted at
 * `/` of an HTTP server. Until `start` has read how far the clock was moved, it shows the real time.
 */
export function createWebPlatform(deps: WebDependencies): Platform & { readonly routes: Hono } {
  const clock = createMovableClock(deps.realClock, deps.transcript);
  const feed = createFeed(deps.transcript, clock);
  const nextMoment = (kind: Moment) => deps.nextMoment(studyChannel, kind);
  const inTurn = createQueue();
  let running: { readonly handle: Handle; readonly stopping: AbortController } | undefined;

  const active = () => {
    if (running) return running;
    throw new HTTPException(503, { message: 'Quorum is starting or stopping. Try again in a moment.' });
  };
  const conversation = createConversation(feed, deps.transcript, (inbound) => active().handle(inbound));
  const moveClock = async (to: Moment) => {
    try {
      return await travel(to, { clock, nextMoment, tick: deps.tick });
    } finally {
      feed.clockMoved();
    }
  };
  const routes = createRoutes(
    {
      ...conversation,
      channel: { name: studyChannel.channelName, people: cast },
      follow: (person, page) => feed.follow(person.id, AbortSignal.any([page, active().stopping.signal])),
      complete: (line) => complete(line, deps.commands, (...typed) => deps.suggest(studyChannel, ...typed)),
      clock: () => readClock(clock, nextMoment),
      moveClock: (to) => inTurn(() => moveClock(to)),
    },
    deps.log,
  );

  return {
    ...createDelivery(feed),
    name: platformName,
    clock,
    routes,
    // Nobody leaves.
    departed: async () => [],
    async start(handle) {
      await clock.load();
      running = { handle, stopping: new AbortController() };
    },
    async stop() {
      running?.stopping.abort();
      running = undefined;
    },
    connected: () => running !== undefined,
  };
}

/** Runs tasks one after the other, so that two journeys of the clock don't mix. */
function createQueue(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

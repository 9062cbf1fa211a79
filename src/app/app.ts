import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { Pack } from '../core/pack.ts';
import type { Instant } from '../core/time.ts';
import { commands } from './commands/list.ts';
import type { CommandSpec } from './commands/spec.ts';
import type { Context } from './context.ts';
import { createAnswerCounter } from './counting.ts';
import { createEditQueue } from './edits.ts';
import { createHandle } from './handling.ts';
import { createHear } from './hearing.ts';
import { createHome, type Home } from './home.ts';
import { createInFlight } from './in-flight.ts';
import { openLibrary } from './library.ts';
import { type Meter, noMeter } from './ports/meter.ts';
import type { Hear } from './ports/news.ts';
import type { Paint } from './ports/painter.ts';
import type { ChannelRef, Handle, Platform } from './ports/platform.ts';
import type { SecondOpinion } from './ports/second-opinion.ts';
import type { Store } from './ports/store.ts';
import { refreshCount } from './refreshing.ts';
import { asRequest, withinRequest } from './request.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { createSuggest, type Suggest } from './suggesting.ts';
import { type Moment, nextMoment } from './upcoming.ts';

/** How long a platform is waited for, in milliseconds. */
export interface Patience {
  /** Less than the lease of a post leaves for it. */
  readonly ms: number;
  /** From when the process is asked to end: less than it may take for that. */
  readonly endingMs: number;
}

/** A post's count of answers is edited at most this often. */
const countEveryMs = 3_000;

/** The study bot, without a platform yet. */
export interface App {
  readonly commands: readonly CommandSpec[];
  readonly handle: Handle;
  readonly suggest: Suggest;
  readonly home: Home;
  readonly hear: Hear;
  /** Takes a platform in: its channels are planned and delivered to from now on. */
  add(platform: Platform): void;
  /** Plans and delivers what is due on one platform, by its clock. @throws Error where it was not added */
  tick(platform: Platform): Promise<void>;
  /** Begins the same, which nobody waits for; what fails is logged. */
  beat(platform: Platform): void;
  /** When the next thing of a kind happens in a channel, by its plan; undefined where none ever will. */
  nextMoment(channel: ChannelRef, kind: Moment): Promise<Instant | undefined>;
  /**
   * Begins nothing more by itself. Resolves when everything that it has begun has come to its end: what a platform does
   * not answer soon is left to another process. People are answered until their platforms are stopped.
   */
  stop(): Promise<void>;
}

/** @param given `meter`: where figures go; nowhere, unless given */
export function createApp(
  given: {
    store: Store;
    packs: readonly Pack[];
    log: Logger;
    meter?: Meter;
    secondOpinion?: SecondOpinion | undefined;
    paint?: Paint;
  },
  patience: Patience = { ms: 15_000, endingMs: 7_000 },
): App {
  const platforms = new Map<string, Platform>();
  const rounds = new Map<Platform, Rounds>();
  const stopping = new AbortController();
  const leaving = new AbortController();
  // Each call that waits listens.
  setMaxListeners(0, leaving.signal);
  const inFlight = createInFlight();
  const refresh = (post: number) => inFlight.track(refreshCount(context, post));
  const context: Context = {
    meter: noMeter,
    secondOpinion: undefined,
    paint: undefined,
    ...given,
    library: openLibrary(given.packs),
    platforms,
    counter: createAnswerCounter(refresh, countEveryMs, given.log),
    edits: createEditQueue(),
    inFlight,
    stopping: stopping.signal,
    leaving: leaving.signal,
    patienceMs: patience.ms,
  };
  const handle = timed(context, createHandle(context, commands));
  const tick = async (platform: Platform) => {
    const own = rounds.get(platform);
    if (!own) throw new Error(`The platform "${platform.name}" was not added.`);
    await inFlight.track(withinRequest(own.tick));
  };
  return {
    commands,
    handle,
    suggest: createSuggest(context, commands),
    home: createHome(context, commands),
    hear: createHear(context),
    add(platform) {
      platforms.set(platform.name, platform);
      rounds.set(platform, createRounds(context, platform));
    },
    tick,
    beat(platform) {
      void asRequest(() =>
        tick(platform).catch((error: unknown) =>
          given.log.error({ err: error, platform: platform.name }, 'tick failed'),
        ),
      );
    },
    nextMoment: (channel, kind) => nextMoment(context, channel, kind),
    async stop() {
      stopping.abort();
      setTimeout(() => leaving.abort(), patience.endingMs).unref();
      context.counter.stop();
      for (const own of rounds.values()) own.stop();
      await inFlight.ended();
    },
  };
}

/** Every reply is measured from when it was asked for. */
function timed({ meter }: Context, handle: Handle): Handle {
  return async (inbound) => {
    const start = performance.now();
    const reply = await handle(inbound);
    meter.replied(inbound.visit.channel.platform, inbound.type, performance.now() - start);
    return reply;
  };
}

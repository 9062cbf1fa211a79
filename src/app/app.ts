import type { Logger } from 'pino';
import type { Pack } from '../core/pack.ts';
import { nextSlots } from '../core/slots.ts';
import { type Instant, Temporal } from '../core/time.ts';
import { commands } from './commands/list.ts';
import type { CommandSpec, Suggestion } from './commands/spec.ts';
import type { Context } from './context.ts';
import { createAnswerCounter } from './counting.ts';
import { deliverDue, refreshCount } from './delivering.ts';
import { createHandle } from './handling.ts';
import { openLibrary } from './library.ts';
import type { ChannelRef, Handle, Platform } from './ports/platform.ts';
import type { Store } from './ports/store.ts';
import { createSuggest } from './suggesting.ts';
import { planDue } from './ticking.ts';

/** A post's count of answers is edited at most this often. */
const countEveryMs = 3_000;

/** The study bot, without a platform yet. */
export interface App {
  readonly commands: readonly CommandSpec[];
  readonly handle: Handle;
  suggest(command: string, argument: string, typed: string): readonly Suggestion[];
  /** Takes a platform in: its channels are planned and delivered to from now on. */
  add(platform: Platform): void;
  /** Plans and delivers what is due on one platform, by its clock. */
  tick(platform: Platform): Promise<void>;
  /** The same on all platforms at once; what fails on one is logged and holds up no other. */
  tickAll(): Promise<void>;
  /** When the next thing of a kind happens in a channel, by its plan; undefined where none ever will. */
  nextMoment(channel: ChannelRef, kind: Moment): Promise<Instant | undefined>;
  stop(): void;
}

/** What can happen in a channel by itself. */
type Moment = 'question' | 'reveal' | 'leaderboard';

export function createApp(given: { store: Store; packs: readonly Pack[]; log: Logger }): App {
  const platforms = new Map<string, Platform>();
  const library = openLibrary(given.packs);
  const context: Context = {
    store: given.store,
    log: given.log,
    library,
    platforms,
    counter: createAnswerCounter((post) => refreshCount(context, post), countEveryMs, given.log),
  };
  const tick = async (platform: Platform) => {
    await planDue(context, platform);
    await deliverDue(context, platform);
  };
  return {
    commands,
    handle: createHandle(context, commands),
    suggest: createSuggest(library, commands),
    add: (platform) => void platforms.set(platform.name, platform),
    tick,
    async tickAll() {
      const all = [...platforms.values()].map((platform) =>
        tick(platform).catch((error: unknown) =>
          given.log.error({ err: error, platform: platform.name }, 'tick failed'),
        ),
      );
      await Promise.all(all);
    },
    nextMoment: (channel, kind) => nextMoment(context, channel, kind),
    stop: () => context.counter.stop(),
  };
}

async function nextMoment(
  { store, platforms }: Context,
  ref: ChannelRef,
  kind: Moment,
): Promise<Instant | undefined> {
  const clock = platforms.get(ref.platform)?.clock;
  const channel = await store.channelFor(ref, ref.channel);
  const channelPlan = await store.planOf(channel.id);
  if (!clock || !channelPlan) return undefined;
  if (kind !== 'reveal') {
    return channelPlan.paused ? undefined : nextSlots(channelPlan.plan, clock.now(), 1, kind)[0]?.at;
  }
  const open = await store.openQuestions(channel.id, clock.now());
  return open.flatMap(({ closesAt }) => closesAt ?? []).sort(Temporal.Instant.compare)[0];
}

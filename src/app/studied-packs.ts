import type { Context } from './context.ts';
import type { ChannelRef } from './ports/platform.ts';

/** For so long, in milliseconds, what is known about a channel's pack is taken for new. */
const freshMs = 10_000;

/**
 * Tells which pack a channel studies, from memory wherever it was asked for before: what is remembered is brought up
 * to date behind the answer. Undefined where the channel has no plan, or none can be read.
 */
export function rememberPacks({ store, log }: Context) {
  const known = new Map<string, { pack: Promise<string | undefined>; since: number }>();

  async function lookUp(ref: ChannelRef): Promise<string | undefined> {
    const channel = await store.findChannel(ref);
    return channel && (await store.planOf(channel.id))?.plan.pack;
  }

  return (ref: ChannelRef): Promise<string | undefined> => {
    const key = `${ref.platform} ${ref.workspace} ${ref.channel}`;
    const before = known.get(key);
    if (before && performance.now() - before.since < freshMs) return before.pack;
    const pack = lookUp(ref).catch((error: unknown) => {
      log.warn({ err: error }, 'the pack of a channel could not be looked up');
      return before?.pack;
    });
    known.set(key, { pack, since: performance.now() });
    return before?.pack ?? pack;
  };
}

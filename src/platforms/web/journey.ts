import { type Clock, type Instant, Temporal } from '../../core/time.ts';
import { limits } from './limits.ts';
import type { MovableClock } from './movable-clock.ts';
import type { Moment, WireClock } from './wire.ts';

const moments = ['question', 'reveal', 'leaderboard'] as const satisfies readonly Moment[];

/** When the next thing of a kind comes in the playground's channel. */
export type NextMoment = (kind: Moment) => Promise<Instant | undefined>;

/** The playground's time, and when each kind of thing comes next. */
export async function readClock(clock: Clock, nextMoment: NextMoment): Promise<WireClock> {
  const at = async (kind: Moment) => (await nextMoment(kind))?.epochMilliseconds ?? null;
  const [question, reveal, leaderboard] = await Promise.all([
    at('question'),
    at('reveal'),
    at('leaderboard'),
  ]);
  return { now: clock.now().epochMilliseconds, next: { question, reveal, leaderboard } };
}

/**
 * Moves the clock to the next moment of a kind. It stops at every planned moment on the way and lets what is due
 * happen there, so that a week crossed in one go has all of its posts.
 * @returns whether there was such a moment
 */
export async function travel(
  kind: Moment,
  { clock, nextMoment, tick }: { clock: MovableClock; nextMoment: NextMoment; tick: () => Promise<void> },
): Promise<boolean> {
  const target = await nextMoment(kind);
  if (!target) return false;
  for (let stops = 1; ; stops++) {
    const stop: Instant = stops < limits.stops ? await nextStop(clock.now(), target, nextMoment) : target;
    await clock.moveTo(stop);
    await tick();
    if (stop.equals(target)) return true;
  }
}

/** The earliest moment after now that is planned, the target at the latest. */
async function nextStop(now: Instant, target: Instant, nextMoment: NextMoment): Promise<Instant> {
  const planned = await Promise.all(moments.map(nextMoment));
  const ahead = planned.flatMap((moment) =>
    moment && Temporal.Instant.compare(moment, now) > 0 ? [moment] : [],
  );
  return [target, ...ahead].sort(Temporal.Instant.compare)[0] ?? target;
}

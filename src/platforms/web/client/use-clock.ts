import { useEffect, useState } from 'preact/hooks';
import type { Moment, WireClock } from '../wire.ts';
import { get, post } from './api.ts';

/** The playground's clock as this page knows it. */
export interface LiveClock {
  /** How far it is ahead of this machine's, in milliseconds; undefined until it is known. */
  readonly ahead: number | undefined;
  /** What comes next; undefined until it is known. */
  readonly next: WireClock['next'] | undefined;
  /** Where it is being moved to. */
  readonly moving: Moment | undefined;
  /** @throws Error with a sentence */
  move(to: Moment): Promise<void>;
}

/** Several messages often come at once: ask after the last of them. */
const settle = 300;

/** @param version grows with everything that happens in the channel, after which other things may come next */
export function useClock(version: number): LiveClock {
  const [reading, setReading] = useState<{ readonly clock: WireClock; readonly ahead: number }>();
  const [moving, setMoving] = useState<Moment>();
  const take = (clock: WireClock) => setReading({ clock, ahead: clock.now - Date.now() });

  useEffect(() => {
    // Where it fails, the live stream fails as well and says so.
    const timer = setTimeout(() => get<WireClock>('/playground/clock').then(take, () => undefined), settle);
    return () => clearTimeout(timer);
  }, [version]);

  return {
    ahead: reading?.ahead,
    next: reading?.clock.next,
    moving,
    async move(to) {
      setMoving(to);
      try {
        take(await post<WireClock>('/playground/clock', { to }));
      } finally {
        setMoving(undefined);
      }
    },
  };
}

/** The time by a clock that is ahead of this machine's, to the second. */
export function useNow(ahead: number): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return Date.now() + ahead;
}

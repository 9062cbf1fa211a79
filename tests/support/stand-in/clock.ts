/** The clock of the stand-in: when messages are sent, and when triggers and answer addresses run out. */
export interface Clock {
  /** @returns milliseconds since 1970 */
  now(): number;
  /** Lets time pass, in milliseconds, without waiting for it. */
  advance(ms: number): void;
}

/** @param base what the time is taken from, such as the clock of the bot under test; without it, time stands still */
export function startClock(base?: () => number): Clock {
  const started = Date.now();
  let ahead = 0;
  return {
    now: () => (base?.() ?? started) + ahead,
    advance(ms) {
      ahead += ms;
    },
  };
}

/** Takes a request, which doesn't count where it answers an interaction. @returns the seconds to wait; 0: it is taken */
export type Pace = (open: boolean) => number;

/**
 * Counts the requests of a bot, all routes together.
 *
 * @param perSecond how many there may be; undefined: any number
 */
export function createPace(perSecond: number | undefined): Pace {
  let taken: number[] = [];
  return (open) => {
    if (open || perSecond === undefined) return 0;
    const now = performance.now();
    taken = taken.filter((at) => now - at < 1000);
    const [first = now] = taken;
    if (taken.length >= perSecond) return (first + 1000 - now) / 1000;
    taken.push(now);
    return 0;
  };
}

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Begins one thing after the other at an even pace by the clock, however long each takes and whatever comes between.
 * @param goesOn asked before each, by its number from 0
 * @returns when all have ended: for each how long it took, in milliseconds, from the moment at which it was to begin, so
 *   that what waits for a busy process is measured as well
 */
export async function atPace(
  perSecond: number,
  goesOn: (place: number) => boolean,
  act: (place: number) => Promise<void>,
): Promise<readonly number[]> {
  const began = performance.now();
  const timed: Promise<number>[] = [];
  for (let place = 0; goesOn(place); place++) {
    const intended = began + (1_000 * place) / perSecond;
    const early = intended - performance.now();
    if (early > 0) await sleep(early);
    timed.push(act(place).then(() => performance.now() - intended));
  }
  return Promise.all(timed);
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Runs a step once all those before it have had their time. Resolves when this one has had its own. */
export type InTurn = (step: () => void) => Promise<void>;

/**
 * Lets steps begin one after the other.
 * @param apartMs how long each has for itself, in milliseconds
 * @param signal once it is aborted, no step is run any more
 */
export function createTurns(apartMs: number, signal: AbortSignal): InTurn {
  let last = Promise.resolve();
  return (step) => {
    last = last.then(async () => {
      if (signal.aborted) return;
      step();
      await sleep(apartMs, undefined, { signal }).catch(() => {});
    });
    return last;
  };
}

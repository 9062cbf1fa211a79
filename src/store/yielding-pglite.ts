import { setImmediate } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';

/**
 * PGlite that lets the process breathe: its statements follow one another by microtasks, so that while some wait, no
 * timer fires and nothing is read from the network. Here whatever else is due has its turn before each of them.
 */
export class YieldingPglite extends PGlite {
  override _runExclusiveQuery<Result>(run: () => Promise<Result>): Promise<Result> {
    return super._runExclusiveQuery(async () => {
      await setImmediate();
      return run();
    });
  }
}

import type { Logger } from 'pino';
import { settledWithin } from './app/patience.ts';

/** A part of the process, and what brings it to its end. */
export interface Part {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** Parts that come to their end side by side, before those of the next stage do. */
export interface Stage {
  /** So long after the end has begun, in milliseconds, what has not come to its own is left as it is. */
  readonly withinMs: number;
  readonly parts: readonly Part[];
}

/**
 * Brings everything to its end, stage by stage. Takes no longer than the last stage may.
 * @returns whether all of it came to its end; what didn't is in the log
 */
export async function endInOrder(stages: readonly Stage[], log: Logger): Promise<boolean> {
  const begunAt = performance.now();
  const ended: boolean[] = [];
  for (const { withinMs, parts } of stages) {
    const leftMs = Math.max(0, begunAt + withinMs - performance.now());
    ended.push(...(await Promise.all(parts.map((part) => end(part, leftMs, log)))));
  }
  return ended.every(Boolean);
}

async function end({ name, stop }: Part, withinMs: number, log: Logger): Promise<boolean> {
  try {
    const isEnded = await settledWithin(
      withinMs,
      stop().then(() => true),
    );
    if (!isEnded) log.error({ part: name }, 'not ended in time, and cut off');
    return isEnded ?? false;
  } catch (error) {
    log.error({ err: error, part: name }, 'not ended in order');
    return false;
  }
}

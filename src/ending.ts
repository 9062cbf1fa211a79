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

/** Whether a process serves all by itself, is a shard, or the manager of shards. */
export type Role = 'all' | 'manager' | 'shard';

/** What ends one after the other: people are answered until nothing is sent any more, and the database comes last. */
type InOrder<Value> = Readonly<Record<'posts' | 'people' | 'database', Value>>;

const within: Readonly<Record<Role, InOrder<number>>> = {
  all: { posts: 8_500, people: 9_500, database: 10_000 },
  // Shards end with its own posts. They do all of this by themselves, and are waited for.
  manager: { posts: 9_500, people: 9_800, database: 10_000 },
  shard: { posts: 8_000, people: 8_700, database: 9_200 },
};

/** The stages of a process's end. */
export function stagesOf(role: Role, parts: InOrder<readonly Part[]>): readonly Stage[] {
  const limits = within[role];
  return [
    { withinMs: limits.posts, parts: parts.posts },
    { withinMs: limits.people, parts: parts.people },
    { withinMs: limits.database, parts: parts.database },
  ];
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

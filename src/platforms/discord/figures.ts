import { once } from 'node:events';
import type { Shard } from 'discord.js';
import { z } from 'zod';

/** What the manager of shards asks a process for, and what it is told. */
const question = z.object({ ask: z.literal('figures') });
const answer = z.object({ figures: z.array(z.unknown()) });

/** A process is given so long to tell its figures, in milliseconds: whoever asks for those of all waits meanwhile. */
const patienceMs = 1_000;

/** Asks the process of a shard for its figures. @throws Error where it does not tell them */
export async function figuresOf(shard: Shard): Promise<object> {
  const asked: z.infer<typeof question> = { ask: 'figures' };
  const signal = AbortSignal.timeout(patienceMs);
  const [[told]] = await Promise.all([once(shard, 'message', { signal }), shard.send(asked)]);
  return answer.parse(told).figures;
}

/** In the process of a shard: tells its manager the figures whenever it asks. */
export function tellFigures(figures: () => Promise<object>): void {
  process.on('message', async (message) => {
    if (question.safeParse(message).success) process.send?.({ figures: await figures() });
  });
}

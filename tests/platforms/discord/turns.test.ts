import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { createTurns } from '../../../src/platforms/discord/turns.ts';

let stopping: AbortController;
let begun: number[];

beforeEach(() => {
  stopping = new AbortController();
  begun = [];
});

/** Two shards that have ended at the same moment. */
function beginTwo(apartMs: number): Promise<unknown> {
  const inTurn = createTurns(apartMs, stopping.signal);
  return Promise.all([1, 2].map((shard) => inTurn(() => void begun.push(shard))));
}

it('lets shards that end together begin one after the other', async () => {
  const both = beginTwo(200);
  await setImmediate();
  expect(begun).toEqual([1]);
  await both;
  expect(begun).toEqual([1, 2]);
});

it('lets none begin any more when all is to end', async () => {
  const both = beginTwo(60_000);
  await setImmediate();
  stopping.abort();
  await both;
  expect(begun).toEqual([1]);
});

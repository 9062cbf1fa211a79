import { expect, it } from 'vitest';
import { YieldingPglite } from '../../src/store/yielding-pglite.ts';

const statements = 50;

it('lets other work have its turn while statements wait for each other, also within a transaction', async () => {
  const client = new YieldingPglite();
  await client.waitReady;
  let turns = 0;
  let done = false;
  const takeTurns = () => {
    turns++;
    if (!done) setImmediate(takeTurns);
  };
  setImmediate(takeTurns);
  await Promise.all([
    ...Array.from({ length: statements }, () => client.query('select 1')),
    client.transaction(async (tx) => {
      for (let statement = 0; statement < statements; statement++) await tx.query('select 1');
    }),
  ]);
  done = true;
  expect(turns).toBeGreaterThanOrEqual(2 * statements);
  await client.close();
});

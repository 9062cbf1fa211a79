import { EventEmitter, once } from 'node:events';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openPostgres } from '../../src/store/connect-postgres.ts';
import { retryDeadlocks } from '../../src/store/deadlocks.ts';
import { createDatabase } from '../support/databases.ts';

test('of two transactions that wait for each other, both are done in the end', async () => {
  const { url, drop } = await createDatabase();
  const { database, close } = openPostgres(url);
  await database.execute(sql`create table things as select 1 as id union select 2`);
  const holding = new EventEmitter();
  let [begun, held] = [0, 0];
  const { lockBoth } = retryDeadlocks({
    lockBoth: (first: number, second: number) =>
      database.transaction(async (tx) => {
        begun += 1;
        await tx.execute(sql`select from things where id = ${first} for update`);
        if (++held === 1) await once(holding, 'both');
        else holding.emit('both');
        await tx.execute(sql`select from things where id = ${second} for update`);
      }),
  });
  try {
    await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
    expect(begun).toBe(3);
  } finally {
    await close();
    await drop();
  }
});

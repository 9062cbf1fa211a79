import { PGlite } from '@electric-sql/pglite';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { inject } from 'vitest';
import { pgliteConnection } from '../../src/store/connect-pglite.ts';
import { type OpenStore, storeOn } from '../../src/store/open-store.ts';
import * as schema from '../../src/store/schema.ts';

let memory: Promise<PGlite> | undefined;

/** The test file's embedded database in memory, with all tables and nothing in them. One at a time: it is always the same. */
export async function openMemoryStore(): Promise<OpenStore> {
  memory ??= loadTables();
  const client = await memory;
  const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [getTableName(value)] : []));
  await client.exec(`truncate ${tables.join(', ')} restart identity`);
  return storeOn({ ...pgliteConnection(client), close: async () => {} });
}

async function loadTables(): Promise<PGlite> {
  const dump = await fetch(`${inject('databases')}/pglite`);
  if (!dump.ok) throw new Error(await dump.text());
  return PGlite.create({ loadDataDir: await dump.blob() });
}

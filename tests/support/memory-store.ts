import { PGlite } from '@electric-sql/pglite';
import { getTableName } from 'drizzle-orm';
import { inject } from 'vitest';
import { pgliteConnection } from '../../src/store/connect-pglite.ts';
import { type OpenStore, storeOn } from '../../src/store/open-store.ts';
import { tables } from '../../src/store/tables.ts';

let memory: Promise<PGlite> | undefined;

/** The test file's embedded database in memory, with all tables and nothing in them. One at a time: it is always the same. */
export async function openMemoryStore(): Promise<OpenStore> {
  memory ??= loadTables();
  const client = await memory;
  await client.exec(`truncate ${tables.map(getTableName).join(', ')} restart identity`);
  return storeOn({ ...pgliteConnection(client), close: async () => {} });
}

async function loadTables(): Promise<PGlite> {
  const dump = await fetch(`${inject('databases')}/pglite`);
  if (!dump.ok) throw new Error(await dump.text());
  return PGlite.create({ loadDataDir: await dump.blob() });
}

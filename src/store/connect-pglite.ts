import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type Connection, migrationsFolder } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { ensureDatabaseFolder } from './fresh-database.ts';
import { YieldingPglite } from './yielding-pglite.ts';

/**
 * Opens the embedded database in a folder of its own, made if need be, and brings its tables up to date.
 * @throws Error where another process uses the folder
 */
export async function connectPglite(dataDir: string): Promise<Connection> {
  return openPglite(dataDir, async (client) => {
    await migrate(drizzle(client), { migrationsFolder });
  });
}

/**
 * Opens it as it is, but for what `prepare` does.
 * @throws Error where another process uses the folder: PGlite itself would let both in, and lose rows
 */
export async function openPglite(
  dataDir: string,
  prepare: (client: PGlite) => Promise<void> = async () => {},
): Promise<Connection> {
  const unlock = await lockFolder(dataDir);
  try {
    const folder = join(dataDir, 'pglite');
    await ensureDatabaseFolder(folder);
    const client = new YieldingPglite(folder);
    await client.waitReady;
    await prepare(client);
    const connection = pgliteConnection(client);
    return { ...connection, close: () => connection.close().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A connection to a PGlite whose tables are there already. */
export function pgliteConnection(client: PGlite): Connection {
  return {
    database: drizzle(client),
    isOutage: () => client.closed,
    close: () => client.close(),
  };
}

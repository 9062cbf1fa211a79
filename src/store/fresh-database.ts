import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { migrationsFolder } from './database.ts';

/** The folder of a database without rows that the build makes; as far from `src/store` as from `dist/store`. */
const fresh = fileURLToPath(new URL('../../dist/fresh-database', import.meta.url));

/**
 * Makes an embedded database that has all tables and no rows.
 * @public `build.mjs` runs it from what has been emitted.
 */
export async function makeDatabase(folder: string): Promise<void> {
  const client = await PGlite.create(folder);
  await migrate(drizzle(client), { migrationsFolder });
  await client.close();
}

/**
 * Makes the folder of an embedded database, unless it is there. Copying takes a tenth of the time of making one from
 * nothing. The folder gets its name last, so that one that was interrupted is begun anew.
 */
export async function ensureDatabaseFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  if (existsSync(fresh)) await cp(fresh, unfinished, { recursive: true });
  else await makeDatabase(unfinished);
  await rename(unfinished, folder);
}

import { fileURLToPath } from 'node:url';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** PGlite or Postgres, or a transaction on either: queries are written once, for both. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** An open database whose tables are there. */
export interface Connection {
  readonly database: Database;
  /** Whether this error, thrown by a query, means that the database could not be reached. */
  isOutage(error: unknown): boolean;
  close(): Promise<void>;
}

/** Where drizzle-kit writes the migrations; as far from `src/store` as from `dist/store`. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

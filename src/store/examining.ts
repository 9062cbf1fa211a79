import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Checkup, clockCheckup, ill, well } from '../app/ports/checkup.ts';
import type { ChannelPlan } from '../app/ports/plans.ts';
import { type Instant, Temporal } from '../core/time.ts';
import { openPglite } from './connect-pglite.ts';
import { openPostgres } from './connect-postgres.ts';
import { type Connection, type Database, migrationsFolder } from './database.ts';
import { storeOn } from './open-store.ts';
import { isUnreachable } from './outages.ts';
import { selectRaw } from './rows.ts';

/** What was found in a database, which is left as it is. */
export interface Examined {
  readonly checkups: readonly Checkup[];
  /** Its plans, where they can be read. */
  readonly plans: readonly ChannelPlan[];
}

/** Looks at a database without changing it. Never throws. */
export async function examineDatabase(options: { databaseUrl?: string; dataDir: string }): Promise<Examined> {
  const what = options.databaseUrl ? 'Postgres' : `Data in ${options.dataDir}`;
  try {
    const connection = options.databaseUrl
      ? openPostgres(options.databaseUrl)
      : await openPglite(options.dataDir);
    return await examine(what, connection).finally(() => connection.close());
  } catch (error) {
    return { checkups: [ill(what, wrongWith(error), repairOf(options.databaseUrl))], plans: [] };
  }
}

function wrongWith(error: unknown): string {
  if (isUnreachable(error)) return 'It cannot be reached.';
  return error instanceof Error ? error.message : String(error);
}

function repairOf(databaseUrl: string | undefined): string {
  return databaseUrl
    ? 'Check DATABASE_URL, and that Postgres runs and lets this machine in.'
    : 'If Quorum is running on it, stop it first to have its data examined.';
}

async function examine(what: string, { database, close: _, ...rest }: Connection): Promise<Examined> {
  const clock = clockCheckup('the database', await timeOf(database), Temporal.Now.instant());
  const known = readMigrationFiles({ migrationsFolder }).length;
  const applied = await appliedMigrations(database);
  if (applied < known) {
    const missing = ill(
      what,
      `${known - applied} of its ${known} migrations are missing.`,
      'Starting Quorum applies them.',
    );
    return { checkups: [missing, clock], plans: [] };
  }
  if (applied > known) {
    const newer = ill(what, 'A newer version of Quorum has changed it.', 'Run that version, or a newer one.');
    return { checkups: [newer, clock], plans: [] };
  }
  const { store } = storeOn({ database, ...rest, close: async () => {} });
  return { checkups: [well(what, `${applied} migrations, all applied`), clock], plans: await store.plans() };
}

/** How many migrations the database has had; none where it has no table of them. */
async function appliedMigrations(database: Database): Promise<number> {
  const [table] = await selectRaw<{ there: string | null }>(
    database,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as there`,
  );
  if (!table?.there) return 0;
  const [counted] = await selectRaw<{ count: number }>(
    database,
    sql`select count(*)::integer as count from drizzle.__drizzle_migrations`,
  );
  return counted?.count ?? 0;
}

async function timeOf(database: Database): Promise<Instant> {
  const [read] = await selectRaw<{ now: string }>(database, sql`select now()::text as now`);
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(read?.now ?? ''));
}

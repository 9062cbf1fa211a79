import { getTableName, sql } from 'drizzle-orm';
import { connectPglite } from './connect-pglite.ts';
import { connectPostgres } from './connect-postgres.ts';
import type { Database } from './database.ts';
import { selectRaw } from './rows.ts';
import { tables } from './tables.ts';

/** Rows of one table as JSON objects, column by column. */
export interface Batch {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly unknown[];
}

/** How many rows each table has. */
export type Counts = ReadonlyMap<string, number>;

/** A database as something to copy as a whole. Its tables are up to date. */
export interface Archive {
  counts(): Promise<Counts>;
  /** Hands every row over, as all of them were at one moment. Tables come after those that they refer to. */
  read(take: (batch: Batch) => Promise<void>): Promise<void>;
  /**
   * Puts rows in, all or none: what `fill` has put is there once it has ended, and nothing of it where it throws.
   * Columns that a batch does not have get their defaults.
   */
  write(fill: (put: (batch: Batch) => Promise<void>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const batchRows = 1_000;

/** @throws Error where another process uses the embedded database, or it cannot be opened */
export async function openArchive(options: { databaseUrl?: string; dataDir: string }): Promise<Archive> {
  const { databaseUrl, dataDir } = options;
  const { database, close } = await (databaseUrl ? connectPostgres(databaseUrl) : connectPglite(dataDir));
  return {
    counts: () => countRows(database),
    read: (take) =>
      database.transaction((tx) => readTables(tx, take), {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      }),
    write: (fill) =>
      database.transaction(async (tx) => {
        await fill((batch) => insert(tx, batch));
        for (const table of tables) await moveSequence(tx, getTableName(table));
      }),
    close,
  };
}

async function countRows(database: Database): Promise<Counts> {
  const counts = new Map<string, number>();
  for (const table of tables) counts.set(getTableName(table), await database.$count(table));
  return counts;
}

async function readTables(tx: Database, take: (batch: Batch) => Promise<void>): Promise<void> {
  for (const table of tables.map(getTableName)) {
    const columns = await columnsOf(tx, table);
    await tx.execute(sql`
      declare reading no scroll cursor for
      select row_to_json(plain) as row from (select ${listOf(columns)} from ${sql.identifier(table)}) as plain`);
    for (;;) {
      const found = await selectRaw<{ row: unknown }>(
        tx,
        sql`fetch ${sql.raw(String(batchRows))} from reading`,
      );
      if (found.length === 0) break;
      await take({ table, columns, rows: found.map(({ row }) => row) });
    }
    await tx.execute(sql`close reading`);
  }
}

/** Those that hold something of their own: the database computes the others from them. */
async function columnsOf(tx: Database, table: string): Promise<readonly string[]> {
  const columns = await selectRaw<{ name: string }>(
    tx,
    sql`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`,
  );
  return columns.map(({ name }) => name);
}

async function insert(tx: Database, { table, columns, rows }: Batch): Promise<void> {
  const known = await columnsOf(tx, table);
  const unknown = columns.filter((column) => !known.includes(column));
  if (unknown.length > 0) throw new Error(`This version knows no ${unknown.join(', ')} in ${table}.`);
  await tx.execute(sql`
    insert into ${sql.identifier(table)} (${listOf(columns)}) overriding system value
    select ${listOf(columns)}
    from json_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(rows)}::json)`);
}

/** Ids that the database gives from now on come after those that were put in. */
async function moveSequence(tx: Database, table: string): Promise<void> {
  const [found] = await selectRaw<{ sequence: string | null }>(
    tx,
    sql`select pg_get_serial_sequence(${table}, column_name) as sequence from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_identity = 'YES'`,
  );
  if (!found?.sequence) return;
  await tx.execute(
    sql`select setval(${found.sequence}, max(id)) from ${sql.identifier(table)} having max(id) is not null`,
  );
}

function listOf(columns: readonly string[]) {
  return sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
}

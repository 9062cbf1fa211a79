import type { SQL } from 'drizzle-orm';
import type { Database } from './database.ts';

/** The one row that a statement which always returns one has returned. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('The database returned no row.');
  return row;
}

/** Rows of a statement that no builder makes: the two drivers return them in different shapes. */
export async function selectRaw<Row>(database: Database, query: SQL): Promise<readonly Row[]> {
  const result: unknown = await database.execute(query);
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as readonly Row[];
}

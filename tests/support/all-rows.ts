import { getTableName } from 'drizzle-orm';
import { tables } from '../../src/store/tables.ts';

const names = tables.map(getTableName);

/** Who was seen, and where, is noted whatever they do. */
const about = ['channels', 'members'];

const everything = names
  .filter((table) => !about.includes(table))
  .map((table) => `(select json_agg(each order by each::text) from ${table} as each) as ${table}`);

/** Every row of every table but those of people and places, to be compared with what is there later. */
export async function allRows(execute: (statement: string) => Promise<unknown>): Promise<string> {
  return JSON.stringify(await execute(`select ${everything.join(', ')}`));
}

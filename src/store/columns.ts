import { sql } from 'drizzle-orm';
import { customType, integer, type PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type Instant, Temporal } from '../core/time.ts';

/**
 * A moment, kept to the millisecond: what Postgres keeps is what the process holds, so both compare equal.
 * The detour over Date is four times as fast as Temporal's own parsing and printing.
 */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (text) => Temporal.Instant.fromEpochMilliseconds(Date.parse(text)),
  toDriver: instantText,
});

/** A moment as Postgres reads it. Placeholders in a condition need it: Drizzle encodes those in values only. */
export function instantText(value: Instant): string {
  return new Date(value.epochMilliseconds).toISOString();
}

/**
 * A JSON column that is checked when it is read: another version, or somebody by hand, may have written it.
 * @throws Error when what stands there is not of this shape
 */
export function checkedJson<T>(name: string, shape: z.ZodType<T>) {
  return customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    fromDriver: (value) => readJson(name, shape, value),
    toDriver: (value) => JSON.stringify(value),
  })(name);
}

/** A JSON column as it is selected to be read with `readJson`, row by row. */
export function unread(column: PgColumn) {
  return sql<unknown>`${column}`;
}

/** What a JSON column holds. @throws Error when it is not of this shape */
export function readJson<T>(name: string, shape: z.ZodType<T>, value: unknown): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new Error(`Column "${name}" holds what this version cannot read: ${z.prettifyError(read.error)}`);
}

/** Rows read one by one: what only a newer version can read is left out, and takes nothing from the rest. */
export function readEach<Row, Read>(rows: readonly Row[], read: (row: Row) => Read): readonly Read[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch {
      return [];
    }
  });
}

/** Our own id of a row. */
export function id() {
  return integer('id').primaryKey().generatedAlwaysAsIdentity();
}

import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Workspaces that Quorum was put out of, and the channels whose plans that paused. */
export const absences = pgTable(
  'absences',
  {
    platform: text('platform').notNull(),
    workspace: text('workspace').notNull(),
    since: instant('since').notNull(),
    channels: integer('channels').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.platform, table.workspace] }),
    index('absences_since').on(table.since),
  ],
);

/** What platforms keep about workspaces that have installed Quorum, encrypted by them: it holds tokens. */
export const installations = pgTable(
  'installations',
  {
    platform: text('platform').notNull(),
    workspace: text('workspace').notNull(),
    sealed: text('sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.workspace] })],
);

/** Messages of the playground. */
export const transcript = pgTable(
  'transcript',
  {
    id: id(),
    key: text('key').unique(),
    channel: text('channel').notNull(),
    author: text('author').notNull(),
    visibleTo: text('visible_to'),
    thread: integer('thread'),
    at: instant('at').notNull(),
    body: jsonb('body').notNull(),
  },
  (table) => [index('transcript_channel').on(table.channel, table.id)],
);

/** The playground's clock: one row, once it has been moved. */
export const playgroundClock = pgTable(
  'playground_clock',
  {
    id: integer('id').primaryKey(),
    offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
  },
  (table) => [check('playground_clock_one', sql`${table.id} = 1`)],
);

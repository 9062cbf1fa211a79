import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrationsFolder } from '../../src/store/database.ts';

// During an upgrade the version before goes on reading and writing beside the new one, on the new tables. So what it
// finds may only become more, and what it writes must still be taken, at once: people are answering meanwhile.

/** Statements that the version before does not notice. `new` stands for a table made by the same migration. */
const expanding = [
  /^create table/i,
  /^create function/i,
  /^create (?:unique )?index \S+ on new\b/i,
  // Operators of large databases have made it before, without locking the table: CONTRIBUTING says how.
  /^create index if not exists /i,
  /^alter table new\b/i,
  /^create trigger \S+ .* on new\b/i,
  /^alter table \S+ set \([^()]*\);?$/i,
  // Whoever does not know of a column leaves it out. One that is computed from others rewrites the table.
  /^alter table \S+ add column (?!.*\b(?:not null|generated|unique)\b)[^,]*$/i,
  /^alter table \S+ add column (?!.*\b(?:generated|unique)\b)[^,]*\bdefault\b[^,]*$/i,
];

/** More than one, of which only the first would be looked at. Functions have several in their bodies. */
const several = /^(?!.*\$\$).*;./;

const beforeRelease = 'before the first release: no table was large';

/** All others, each with why the version before works beside it all the same. */
const known: Readonly<Record<string, string>> = {
  '0001_insert_only.sql: create index "ledger_board"': beforeRelease,
  '0001_insert_only.sql: create trigger': 'no version has ever changed an answer or an entry',
  '0003_rulings.sql: alter table "posts" drop constraint "posts_kind"': 'it comes back wider',
  '0003_rulings.sql: alter table "posts" add constraint "posts_kind"':
    'takes all kinds of before; posts of the new one are left to the new version',
  '0003_rulings.sql: create or replace function "refuse_change"()': 'refuses less',
  '0004_learning.sql: alter table "rulings" alter column "member_id" drop not null':
    'is null only where the new version has erased whose ruling it was, and nobody reads whose it was',
  '0004_learning.sql: create or replace function "refuse_change"()': 'refuses less',
  '0004_learning.sql: create index "answers_member"': beforeRelease,
  '0004_learning.sql: create index "posts_member"': beforeRelease,
  '0006_outbox_in_order.sql: drop index "posts_outbox"': beforeRelease,
  '0006_outbox_in_order.sql: create index "posts_due"': beforeRelease,
  '0006_outbox_in_order.sql: create index "posts_waiting"': beforeRelease,
  '0007_pictures.sql: alter table "posts" drop constraint "posts_kind"': 'it comes back wider',
  '0007_pictures.sql: alter table "posts" add constraint "posts_kind"':
    'takes all kinds of before; posts of the new one are left to the new version',
};

const tableOf = /^create table (?:if not exists )?("\w+")/i;

/** The statements of a migration, without comments, on one line each. */
function statementsIn(text: string): readonly string[] {
  return text
    .split('--> statement-breakpoint')
    .map((statement) =>
      statement
        .replace(/^\s*--.*$/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
}

/** Those that may disturb the version before. */
function disturbing(text: string): readonly string[] {
  const statements = statementsIn(text);
  const fresh = statements.flatMap((statement) => tableOf.exec(statement)?.[1] ?? []);
  const isExpanding = (statement: string) => {
    const own = fresh.reduce((rest, table) => rest.replaceAll(` ${table}`, ' new'), statement);
    return !several.test(statement) && expanding.some((form) => form.test(own) || form.test(statement));
  };
  return statements.filter((statement) => !isExpanding(statement));
}

const files = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql'));

describe('migrations', () => {
  it('only add, so that the version before goes on beside them', () => {
    const found = files.slice(1).flatMap((file) => {
      const text = readFileSync(join(migrationsFolder, file), 'utf8');
      return disturbing(text).map((statement) => `${file}: ${statement}`);
    });
    const isKnown = (one: string) =>
      Object.keys(known).some((beginning) => one.toLowerCase().startsWith(beginning.toLowerCase()));
    expect(found.filter((one) => !isKnown(one))).toEqual([]);
    expect(
      Object.keys(known).filter((key) => !found.some((one) => one.toLowerCase().startsWith(key))),
    ).toEqual([]);
  });

  it.each([
    'ALTER TABLE "posts" DROP COLUMN "reason"',
    'ALTER TABLE "posts" ADD COLUMN "mood" text, DROP COLUMN "reason"',
    'ALTER TABLE "posts" ADD COLUMN "mood" text DEFAULT \'calm\', DROP COLUMN "reason"',
    'ALTER TABLE "posts" ADD COLUMN "mood" text; DROP TABLE "answers"',
    'ALTER TABLE "posts" ADD COLUMN "mood" text GENERATED ALWAYS AS ("notice" ->> \'mood\') STORED',
    'ALTER TABLE "posts" SET (fillfactor = 90), DROP COLUMN "reason"',
    'ALTER TABLE "posts" RENAME COLUMN "reason" TO "why"',
    'ALTER TABLE "posts" ADD COLUMN "mood" text NOT NULL',
    'ALTER TABLE "posts" ALTER COLUMN "reason" SET NOT NULL',
    'ALTER TABLE "posts" ALTER COLUMN "failures" SET DATA TYPE text',
    'ALTER TABLE "posts" ADD CONSTRAINT "posts_reason" CHECK ("reason" <> \'\') NOT VALID',
    'CREATE INDEX "posts_mood" ON "posts" USING btree ("mood")',
    'DROP INDEX "posts_due"',
    'CREATE UNIQUE INDEX "posts_message" ON "posts" USING btree ("message_id")',
    'CREATE TRIGGER "posts_insert_only" BEFORE UPDATE ON "posts" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"()',
    'DROP TABLE "posts"',
    'UPDATE "posts" SET "reason" = \'\'',
  ])('are seen through: %s', (statement) => {
    expect(
      disturbing(`CREATE TABLE "moods" ("id" integer);\n--> statement-breakpoint\n-- Why\n${statement};`),
    ).toEqual([`${statement};`]);
  });

  it.each([
    'ALTER TABLE "posts" ADD COLUMN "mood" text',
    'ALTER TABLE "posts" ADD COLUMN "mood" text DEFAULT \'calm\' NOT NULL',
    'ALTER TABLE "posts" SET (fillfactor = 90)',
    'CREATE INDEX IF NOT EXISTS "posts_mood" ON "posts" USING btree ("mood")',
    'CREATE INDEX "moods_calm" ON "moods" USING btree ("id")',
    'CREATE UNIQUE INDEX "moods_id" ON "moods" USING btree ("id")',
    'ALTER TABLE "moods" ADD CONSTRAINT "moods_id" CHECK ("id" > 0)',
  ])('may hold %s', (statement) => {
    expect(
      disturbing(`CREATE TABLE "moods" ("id" integer);\n--> statement-breakpoint\n${statement};`),
    ).toEqual([]);
  });
});

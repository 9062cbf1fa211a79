import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictsOf } from '../chaos/venues/venue.ts';
import { migrationsFolder } from '../src/store/database.ts';
import { kinds } from '../src/store/schema.ts';
import { build } from './support/build.ts';
import { type QuorumProcess, startQuorum } from './support/quorum-process.ts';
import { type SharedStudy, startSharedStudy } from './support/shared-study.ts';
import type { Person } from './support/slack/person.ts';
import { buttonsOf, textOf } from './support/slack/surfaces/read.ts';

const root = join(import.meta.dirname, '..');

/** What the next version brings: a column, a table, and a kind of post that the version before does not know. */
const migration = `
ALTER TABLE "posts" ADD COLUMN "mood" text;
--> statement-breakpoint
CREATE TABLE "moods" ("id" integer PRIMARY KEY, "post_id" integer REFERENCES "posts" ("id"));
--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_kind";
--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_kind"
  CHECK ("kind" in (${[...kinds, 'poem'].map((kind) => `'${kind}'`).join(', ')})) NOT VALID;`;

/** The program with one migration more, in a folder of its own. @returns the file that starts it */
async function makeNextVersion(folder: string): Promise<string> {
  await mkdir(join(folder, 'drizzle'));
  for (const name of ['dist', 'package.json'])
    await cp(join(root, name), join(folder, name), { recursive: true });
  await cp(migrationsFolder, join(folder, 'drizzle'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const journalFile = join(folder, 'drizzle/meta/_journal.json');
  const journal = JSON.parse(await readFile(journalFile, 'utf8'));
  const latest = journal.entries.at(-1);
  const next = { ...latest, idx: latest.idx + 1, when: latest.when + 1, tag: 'next' };
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, next] }));
  await writeFile(join(folder, 'drizzle/next.sql'), migration);
  return join(folder, 'dist/main.js');
}

describe('a rolling upgrade', () => {
  const channelCount = 12;
  let study: SharedStudy;
  let folder: string;
  let sql: postgres.Sql;
  let before: QuorumProcess;
  let after: QuorumProcess | undefined;
  let clicking: Promise<void>;
  let open = true;
  const acknowledged = new Set<string>();

  beforeAll(async () => {
    await build();
    folder = await mkdtemp(join(tmpdir(), 'quorum-next-'));
    study = await startSharedStudy(channelCount, 100);
    sql = postgres(study.databaseUrl, { max: 1 });
    before = await startQuorum(study.environment);
  }, 120_000);
  afterAll(async () => {
    open = false;
    await clicking;
    await Promise.all([before?.kill(), after?.kill()]);
    await sql?.end();
    await study?.stop();
    await rm(folder, { recursive: true });
  });

  const postIn = async (channels: readonly string[]) => {
    const { olive } = study;
    for (const channel of channels) await olive.types('/study now', { channel });
    for (const channel of channels) await study.sees(olive, channel, 'The question is posted');
  };

  /** Everybody answers everywhere, again and again, and none of so many too often: what counts is the first time. */
  async function answerAll(): Promise<void> {
    while (open) {
      for (const person of study.people) {
        for (const channel of study.channels) await answer(person, channel);
      }
      await setImmediate();
    }
  }

  async function answer(person: Person, channel: string): Promise<void> {
    const [question] = study.questions(channel);
    const [label] = question ? buttonsOf(question) : [];
    if (!open || !question || !label) return;
    try {
      await person.clicks(question, label);
      acknowledged.add(`${person.id} in ${channel}`);
    } catch {
      // Whoever it went to has just ended: they click again.
    }
  }

  const verdicts = () => verdictsOf(study.people, study.channels, textOf);

  it('lets the next version migrate while the one before is in the middle of answers', async () => {
    await postIn(study.channels.slice(0, 4));
    clicking = answerAll();
    await expect.poll(() => verdicts().length).toBeGreaterThan(20);
    after = await startQuorum(study.environment, { file: await makeNextVersion(folder) });
    expect(await sql`select * from moods`).toEqual([]);
    await study.slack.until(() => study.slack.sockets.connections() === 2);
  }, 120_000);

  it('has both post and answer side by side, and neither touches what it does not know', async () => {
    const [poem] = await sql`
      insert into posts (channel_id, kind, slot, date, state, due_at, mood)
      values (1, 'poem', 'a', '2026-01-01', 'planned', now(), 'calm') returning id`;
    const seen = verdicts().length;
    await postIn(study.channels.slice(4, 8));
    await expect.poll(() => verdicts().length, { timeout: 20_000 }).toBeGreaterThan(seen + 40);
    expect(await sql`select state, fence, mood from posts where id = ${poem?.id}`).toEqual([
      { state: 'planned', fence: 0, mood: 'calm' },
    ]);
  }, 60_000);

  it('loses nothing when the version before is asked to end', async () => {
    const { channels, questions } = study;
    expect(await before.stop()).toBe(0);
    expect(before.said.join('\n')).not.toMatch(/"level":50|cut off/);
    await postIn(channels.slice(8));
    await expect
      .poll(() => verdicts().filter(({ channel }) => channels.indexOf(channel) >= 8).length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(40);
    open = false;
    await clicking;
    expect(await after?.stop()).toBe(0);

    expect(channels.filter((channel) => questions(channel).length !== 1)).toEqual([]);
    const answered = await sql`
      select c.channel, m.member, count(l.*)::integer as entries, a.points from answers a
      join members m on m.id = a.member_id join channels c on c.id = a.channel_id
      left join ledger l on l.post_id = a.post_id and l.member_id = a.member_id
      group by 1, 2, a.points`;
    const counted = new Map(answered.map((one) => [`${one.member} in ${one.channel}`, one]));
    const wrong = verdicts().filter(({ channel, member, points }) => {
      const kept = counted.get(`${member} in ${channel}`);
      return kept?.entries !== 1 || Math.abs(kept.points - points) > 0.01;
    });
    expect(wrong).toEqual([]);
    expect([...acknowledged].filter((one) => !counted.has(one))).toEqual([]);
    expect(answered).toHaveLength(counted.size);
  }, 60_000);

  it('can be taken back: the version before starts on what the next has migrated', async () => {
    before = await startQuorum(study.environment);
    expect((await fetch(`${before.url}/readyz`)).status).toBe(200);
  });
});

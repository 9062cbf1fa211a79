import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { examineAll } from '../../src/cli/doctor.ts';
import { openStore } from '../../src/store/open-store.ts';
import { folderOf, goodPack } from '../content/folders.ts';
import { planWith } from '../core/plans.ts';
import { createDatabase } from '../support/databases.ts';
import { monday } from '../support/study.ts';

describe('the doctor', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quorum-'));
    vi.spyOn(console, 'log').mockReturnValue();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(dataDir, { recursive: true });
  });

  /** All that the doctor says. */
  async function examine(variables: Record<string, string> = {}, packs: Record<string, string> = goodPack) {
    await examineAll({ DATA_DIR: dataDir, CONTENT_DIR: await folderOf(packs), ...variables });
    return vi.mocked(console.log).mock.calls.flat().join('\n');
  }

  it('says that all is well where it is', async () => {
    await (await openStore({ dataDir })).close();
    const said = await examine();
    expect(said).toContain('✓ Packs: birds 1.0.0');
    expect(said).toMatch(/✓ Data in .*: \d+ migrations, all applied/);
    expect(said).toContain('All is well.');
  });

  it('names every setting that is wrong', async () => {
    const said = await examine({ PORT: 'high', SLACK_APP_TOKEN: 'xapp-1' });
    expect(said).toContain('PORT must be a number');
    expect(said).toContain('SLACK_BOT_TOKEN is missing');
    expect(said).toContain('To be repaired: 1');
  });

  it('names packs with problems, and those that channels study in vain', async () => {
    const { store, close } = await openStore({ dataDir });
    const channel = await store.channelFor({ platform: 'web', workspace: 'w', channel: 'c' }, 'c');
    const plan = planWith({ pack: 'gone' });
    await store.savePlan({
      channelId: channel.id,
      plan,
      handledUntil: monday,
      dueAt: null,
    });
    await close();
    const said = await examine({}, { ...goodPack, 'birds/pack.yaml': 'id: [' });
    expect(said).toMatch(/✗ Packs: They have \d+ problems\./);
    expect(said).toContain('✗ Pack gone: Channels study it, and it is not installed.');
  });

  it('says that Quorum is running on the data', async () => {
    const { close } = await openStore({ dataDir });
    const said = await examine();
    expect(said).toMatch(/✗ Data in .*: Another process .* uses the data/);
    await close();
  });

  it('leaves a database as it is, and says which migrations it lacks', async () => {
    const { url, drop } = await createDatabase();
    const said = await examine({ DATABASE_URL: url });
    expect(said).toMatch(
      /✗ Postgres: \d+ of its \d+ migrations are missing\.\n {4}Starting Quorum applies them\./,
    );
    const client = postgres(url, { max: 1 });
    expect(await client`select 1 from information_schema.tables where table_schema = 'public'`).toHaveLength(
      0,
    );
    await client.end();
    await drop();
  });

  it('says that a database cannot be reached', async () => {
    const said = await examine({ DATABASE_URL: 'postgres://127.0.0.1:1/quorum' });
    expect(said).toContain('✗ Postgres: It cannot be reached.');
  });
});

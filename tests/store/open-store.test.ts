import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createDatabase } from '../support/databases.ts';
import { type Running, run } from '../support/processes.ts';

const ref = { platform: 'web', workspace: 'playground', channel: 'c1' };

describe('the embedded database', { timeout: 60_000 }, () => {
  let dataDir: string;
  const running: Running[] = [];
  const runOn = async (folder: string) => {
    const process = await run('store/open-in-process.ts', [folder]);
    running.push(process);
    return process;
  };
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quorum-store-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.kill()));
    await rm(dataDir, { recursive: true });
  });

  test('makes its folder, and keeps what it is told', async () => {
    const folder = join(dataDir, 'not', 'there');
    const first = await openStore({ dataDir: folder });
    const { id } = await first.store.channelFor(ref, 'study');
    await first.close();

    const second = await openStore({ dataDir: folder });
    expect((await second.store.channelFor(ref, 'study')).id).toBe(id);
    await second.close();
  });

  test('refuses a second process on the same folder and says what to do', async () => {
    const first = await runOn(dataDir);
    const second = await runOn(dataDir);

    expect(first.said).toBe('open');
    expect(second.said).toContain(`Another process (pid ${first.pid}) uses the data in ${dataDir}.`);
    expect(second.said).toContain('Stop it first, or set DATABASE_URL');
    await expect(openStore({ dataDir })).rejects.toThrow('Another process');
  });

  test('takes over after kill -9, with everything that was kept', async () => {
    const killed = await runOn(dataDir);
    await killed.kill();

    const { store, close } = await openStore({ dataDir });

    expect((await store.channelFor(ref, 'study')).id).toBe(1);
    await close();
  });

  test('lets go of a folder that it could not open', async () => {
    await writeFile(join(dataDir, 'pglite'), 'not a database');
    await expect(openStore({ dataDir })).rejects.toThrow();
    await rm(join(dataDir, 'pglite'));

    const { close } = await openStore({ dataDir });
    await close();
  });
});

describe('Postgres', () => {
  test('migrates once when eight open it at once', async () => {
    const { url, drop } = await createDatabase();

    const opened = await Promise.all(
      Array.from({ length: 8 }, () => openStore({ databaseUrl: url, dataDir: '' })),
    );

    await Promise.all(opened.map(({ ping }) => ping()));
    const client = postgres(url);
    const [made] = await client`select count(*)::integer as migrations from drizzle.__drizzle_migrations`;
    expect(made).toEqual({
      migrations: readdirSync('drizzle').filter((name) => name.endsWith('.sql')).length,
    });
    await Promise.all([client.end(), ...opened.map(({ close }) => close())]);
    await drop();
  });

  test('says what is wrong with an address', async () => {
    const { url, drop } = await createDatabase();
    const wrongPassword = url.replace('quorum:quorum', 'quorum:wrong');

    await expect(openStore({ databaseUrl: wrongPassword, dataDir: '' })).rejects.toThrow('password');
    await drop();
  });
});

import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { backUp, move, restore } from '../../src/cli/copying.ts';
import { readConfig } from '../../src/config.ts';
import { openArchive } from '../../src/store/archive.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addPost, answer, at, channel, member, question, questionPost } from '../store/samples.ts';
import { createDatabase } from '../support/databases.ts';

/** A channel with two answers, a flag and a ruling. */
async function fill(store: Store) {
  const { id } = await channel(store);
  const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo “ö” \n')];
  const post = await addPost(store, questionPost(id, 23));
  for (const one of [ada, bo]) await store.recordAnswer(answer(post, one), true);
  const on = { channelId: id, pack: 'ddia', question: question().id, at: at(23) };
  await store.flag({ ...on, postId: post.id, memberId: bo.id, reason: 'Odd' });
  await store.rule({ ...on, key: 'k', decision: { type: 'void' }, memberId: ada.id }, at(30), () => ({
    corrections: [],
    posts: [],
  }));
  await store.recordAbsence({ platform: 'web', workspace: 'other' }, at(23), [id]);
}

/** Every row there is, as text. */
async function everything(options: { databaseUrl?: string; dataDir: string }): Promise<string> {
  const archive = await openArchive(options);
  const rows: unknown[] = [];
  await archive.read(async (batch) => {
    rows.push(batch);
  });
  await archive.close();
  return JSON.stringify(rows, null, 1);
}

describe('data on the move', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof createDatabase>>;
  const embedded = () => ({ dataDir: join(folder, 'data') });
  const config = () => readConfig({ DATA_DIR: join(folder, 'data') });
  const serverConfig = () => readConfig({ DATABASE_URL: server.url });
  const file = () => join(folder, 'all.backup');

  beforeEach(async () => {
    vi.spyOn(console, 'log').mockReturnValue();
    folder = await mkdtemp(join(tmpdir(), 'quorum-'));
    server = await createDatabase();
    const { store, close } = await openStore(embedded());
    await fill(store);
    await close();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await server.drop();
    await rm(folder, { recursive: true });
  });

  it('moves to Postgres with every row, where ids go on after those that came', async () => {
    await move(config(), server.url);
    const target = { databaseUrl: server.url, dataDir: '' };
    expect(await everything(target)).toBe(await everything(embedded()));
    const { store, close } = await openStore(target);
    const post = await addPost(store, questionPost((await channel(store)).id, 24));
    expect(post.id).toBe(2);
    await close();
  });

  it('is never put on top of other data', async () => {
    await move(config(), server.url);
    const before = await everything({ databaseUrl: server.url, dataDir: '' });
    await expect(move(config(), server.url)).rejects.toThrow('holds data already, so nothing was done');
    await backUp(config(), file());
    await expect(restore(serverConfig(), file())).rejects.toThrow('holds data already');
    await expect(backUp(config(), file())).rejects.toThrow('is there already');
    expect(await everything({ databaseUrl: server.url, dataDir: '' })).toBe(before);
  });

  it('comes back from a backup as it was, on either database', async () => {
    await backUp(config(), file());
    expect((await stat(file())).mode & 0o077).toBe(0);
    await restore(serverConfig(), file());
    const original = await everything(embedded());
    expect(await everything({ databaseUrl: server.url, dataDir: '' })).toBe(original);
    await rm(embedded().dataDir, { recursive: true });
    await restore(config(), file());
    expect(await everything(embedded())).toBe(original);
  });

  it.each([
    ['was cut off', () => truncate(file(), 200)],
    ['is none', () => writeFile(file(), 'not a backup')],
    ['is gone', () => rm(file())],
  ])('is left out altogether where the backup %s', async (_, spoil) => {
    await backUp(config(), file());
    await spoil();
    const before = await everything({ databaseUrl: server.url, dataDir: '' });
    await expect(restore(serverConfig(), file())).rejects.toThrow('Nothing was restored from');
    expect(await everything({ databaseUrl: server.url, dataDir: '' })).toBe(before);
  });

  it('is not copied in part where copying is interrupted', async () => {
    const target = await openArchive({ databaseUrl: server.url, dataDir: '' });
    const source = await openArchive(embedded());
    const interrupted = target.write((put) =>
      source.read(async (batch) => {
        await put(batch);
        if (batch.table === 'posts') throw new Error('interrupted');
      }),
    );
    await expect(interrupted).rejects.toThrow('interrupted');
    expect([...(await target.counts()).values()].every((rows) => rows === 0)).toBe(true);
    await source.close();
    await target.close();
  });

  it('is not backed up into a folder that is not there, and says so', async () => {
    await expect(backUp(config(), join(folder, 'nowhere', 'all.backup'))).rejects.toThrow('ENOENT');
    await backUp(config(), file());
  });

  it('is all that the database holds', async () => {
    const archive = await openArchive(embedded());
    const copied = [...(await archive.counts()).keys()].sort();
    await archive.close();
    await (await openStore({ databaseUrl: server.url, dataDir: '' })).close();
    const client = postgres(server.url, { max: 1 });
    const found =
      await client`select table_name as name from information_schema.tables where table_schema = 'public'`;
    await client.end();
    expect(copied).toEqual(found.map(({ name }) => name).sort());
  });

  it('says how far it is', async () => {
    await move(config(), server.url);
    expect(vi.mocked(console.log).mock.calls.flat()).toContain('  answers: 2 of 2');
  });

  it('has a backup that holds no more than rows, compressed', async () => {
    await backUp(config(), file());
    expect((await readFile(file())).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });
});

import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { reasonOf } from '../logging.ts';
import { type Archive, type Batch, type Counts, openArchive } from '../store/archive.ts';
import { readBackup, writeBackup } from './backup-file.ts';

/** Writes everything into one file. @throws Error where that is there already */
export async function backUp(config: Config, path: string): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} is there already, so nothing was done. Name another file.`);
  const archive = await open(config);
  try {
    await writeBackup(archive, path, progress(await archive.counts()));
  } finally {
    await archive.close();
  }
  console.log(`Everything is in ${path}.`);
}

/** Puts what a backup holds into a database without data. @throws Error where that has some, or the file is no backup */
export async function restore(config: Config, path: string): Promise<void> {
  const archive = await open(config);
  try {
    await requireEmpty(archive, 'The database');
    const told = progress();
    await archive.write((put) =>
      readBackup(path, async (batch) => {
        await put(batch);
        told(batch);
      }),
    );
  } catch (cause) {
    throw new Error(`Nothing was restored from ${path}: ${reasonOf(cause)}`, { cause });
  } finally {
    await archive.close();
  }
  console.log(`Everything from ${path} is in the database.`);
}

/** Copies everything to a Postgres without data, and counts. @throws Error where that has some, or the counts differ */
export async function move(config: Config, url: string): Promise<void> {
  const source = await open(config);
  try {
    const target = await openArchive({ databaseUrl: url, dataDir: '' });
    try {
      await copy(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  console.log('Everything is there. Set DATABASE_URL to this address, and start Quorum.');
}

async function copy(source: Archive, target: Archive): Promise<void> {
  await requireEmpty(target, 'The database to move to');
  const told = progress(await source.counts());
  const copied = new Map<string, number>();
  await target.write((put) =>
    source.read(async (batch) => {
      await put(batch);
      copied.set(batch.table, (copied.get(batch.table) ?? 0) + batch.rows.length);
      told(batch);
    }),
  );
  const differing = [...(await target.counts())].filter(([table, rows]) => rows !== (copied.get(table) ?? 0));
  if (differing.length === 0) return;
  const tables = differing.map(
    ([table, rows]) => `${table} has ${rows} rows instead of ${copied.get(table)}`,
  );
  throw new Error(`Not everything arrived: ${tables.join(', ')}. Empty that database and try again.`);
}

function open(config: Config): Promise<Archive> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = config;
  return openArchive({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
}

async function requireEmpty(archive: Archive, which: string): Promise<void> {
  const full = [...(await archive.counts())].filter(([, rows]) => rows > 0);
  if (full.length === 0) return;
  throw new Error(`${which} holds data already, so nothing was done. It must be an empty one.`);
}

/** Tells how far each table is, whenever something has been copied. */
function progress(counts?: Counts): (batch: Batch) => void {
  const done = new Map<string, number>();
  return ({ table, rows }) => {
    const copied = (done.get(table) ?? 0) + rows.length;
    done.set(table, copied);
    const of = counts ? ` of ${(counts.get(table) ?? copied).toLocaleString('en')}` : '';
    console.log(`  ${table}: ${copied.toLocaleString('en')}${of}`);
  };
}

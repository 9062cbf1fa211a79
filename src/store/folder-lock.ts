import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';

/**
 * Keeps other processes out of a folder, which is made if need be. The operating system holds the lock and drops it
 * when the process ends in whatever way, so it is never stale and a live process never loses it; the process id
 * written into the file is for people.
 * @returns gives the folder back
 * @throws Error that says what to do, where another process uses the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'quorum.lock');
  const file = await open(path, 'a+');
  if (!tryLock(file.fd)) {
    await file.close();
    throw new Error(await refusal(folder, path));
  }
  await file.truncate();
  await file.write(`${process.pid}\n`);
  return () => file.close();
}

async function refusal(folder: string, lockFile: string): Promise<string> {
  // Windows lets nobody else read a locked file.
  const holder = await readFile(lockFile, 'utf8').catch(() => '');
  return [
    `Another process${holder && ` (pid ${holder.trim()})`} uses the data in ${folder}.`,
    'Stop it first, or set DATABASE_URL: on Postgres, several processes can work together.',
  ].join(' ');
}

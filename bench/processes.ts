import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startPostgres } from '../tests/support/embedded-postgres.ts';

/** Variables of a process, such as those by which Quorum finds its database. */
export type Environment = Readonly<Record<string, string>>;

/** Makes `dist/` of `src/`. @throws Error where that fails */
export async function build(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs']);
}

/** Runs a task with a Postgres of its own. */
export async function onPostgres(task: (database: Environment) => Promise<void>): Promise<void> {
  const postgres = await startPostgres();
  await task({ DATABASE_URL: postgres.url('postgres') }).finally(postgres.stop);
}

/** Runs a task with an embedded database of its own. */
export async function onPglite(task: (database: Environment) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-bench-'));
  await task({ DATA_DIR: folder }).finally(() => rm(folder, { recursive: true }));
}

/** Runs a TypeScript file of this folder in a process of its own, which can be sent messages. `flags`: of Node. */
export function begin(
  file: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): ChildProcess {
  const execArgv = ['--import', 'tsx', ...flags];
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv });
}

/** What the process tells next. @throws Error where it ends instead */
export async function hear<News>(child: ChildProcess): Promise<News> {
  const ending = new AbortController();
  const { signal } = ending;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('The process ended.');
  });
  const [news] = await Promise.race([once(child, 'message', { signal }), ended]);
  ending.abort();
  return news;
}

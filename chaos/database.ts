import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPglite } from '../src/store/connect-pglite.ts';
import { connectPostgres } from '../src/store/connect-postgres.ts';
import type { Connection } from '../src/store/database.ts';
import { startPostgres } from '../tests/support/embedded-postgres.ts';

/** The bot's database. */
export interface ChaosDatabase {
  /** What the bot needs to connect. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it can be looked at only while the bot rests. */
  readonly embedded: boolean;
  use<Result>(task: (connection: Connection) => Promise<Result>): Promise<Result>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A real Postgres, which waits for the disk as in production. */
export async function openPostgres(): Promise<ChaosDatabase> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const connection = await connectPostgres(url);
  return {
    environment: { DATABASE_URL: url },
    embedded: false,
    use: (task) => task(connection),
    restart: server.restart,
    async stop() {
      await connection.close();
      await server.stop();
    },
  };
}

/** The embedded database, in a folder of its own. */
export async function openEmbedded(): Promise<ChaosDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-chaos-data-'));
  return {
    environment: { DATA_DIR: folder },
    embedded: true,
    async use(task) {
      const connection = await connectPglite(folder);
      return task(connection).finally(() => connection.close());
    },
    restart: async () => {
      throw new Error('The embedded database is part of the process.');
    },
    stop: () => rm(folder, { recursive: true }),
  };
}

import { createServer } from 'node:http';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { TestProject } from 'vitest/node';
import { migrationsFolder } from '../../src/store/database.ts';
import { type RunningPostgres, startPostgres } from './embedded-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databases: string;
  }
}

/**
 * Serves databases to the test files that ask for one; whatever takes long to make is made once, at the first request.
 * `GET /postgres`: the address of a running server's database. `GET /pglite`: a dump that has all tables.
 */
export default async function serveDatabases({ provide }: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<RunningPostgres> | undefined;
  let dump: Promise<Uint8Array> | undefined;
  const answer = async (path: string | undefined) => {
    if (path === '/pglite') {
      dump ??= dumpTables();
      return await dump;
    }
    postgres ??= startPostgres({ fsync: 'off', max_connections: '200' });
    return (await postgres).url('postgres');
  };
  const server = createServer((request, response) => {
    // On a busy machine the next request could come just as an idle connection is closed.
    response.shouldKeepAlive = false;
    answer(request.url).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  provide('databases', typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '');
  return async () => {
    await new Promise((resolve) => server.close(resolve));
    // One that could not start has told whoever asked for it.
    await postgres?.then(
      ({ stop }) => stop(),
      () => {},
    );
  };
}

async function dumpTables(): Promise<Uint8Array> {
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder });
  const dump = await client.dumpDataDir('none');
  await client.close();
  return new Uint8Array(await dump.arrayBuffer());
}

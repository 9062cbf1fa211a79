import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { getTableName, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import { pgliteConnection } from '../../src/store/connect-pglite.ts';
import { connectPostgres } from '../../src/store/connect-postgres.ts';
import type { Connection } from '../../src/store/database.ts';
import { type OpenStore, storeOn } from '../../src/store/open-store.ts';
import { tables } from '../../src/store/tables.ts';

type Open = () => Promise<OpenStore>;
type Execute = (statement: string) => Promise<unknown>;

/**
 * Runs a suite on PGlite and on Postgres. Each test finds the tables empty.
 * @param define is given `open`, which opens the store, as often as there shall be processes that share it (closed
 *   after the test), and `execute`, which sends SQL past the store
 */
export function describeOnEachDatabase(name: string, define: (open: Open, execute: Execute) => void): void {
  describe.each([
    ['PGlite', connectMemory],
    ['Postgres', connectServer],
  ] as const)(`${name} on %s`, (_, connect) => {
    let tester: Tester;
    const opened: OpenStore[] = [];
    beforeAll(async () => {
      tester = await connect();
    });
    beforeEach(() => tester.execute(`truncate ${tableNames} restart identity`));
    afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
    afterAll(() => tester.close());

    define(
      async () => {
        const store = storeOn(await tester.connect());
        opened.push(store);
        return store;
      },
      (statement) => tester.execute(statement),
    );
  });
}

/** Creates an empty Postgres database. @returns its address, and what drops it */
export async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const serverUrl = await (await served('postgres')).text();
  const name = `test_${randomUUID()}`;
  const server = postgres(serverUrl, { max: 1 });
  await server`create database ${server(name)}`;
  return {
    url: serverUrl.replace(/[^/]*$/, name),
    drop: async () => {
      await server`drop database ${server(name)} with (force)`;
      await server.end();
    },
  };
}

interface Tester {
  connect(): Promise<Connection>;
  execute: Execute;
  close(): Promise<void>;
}

const tableNames = tables.map(getTableName).join(', ');

async function connectMemory(): Promise<Tester> {
  const client = await PGlite.create({ loadDataDir: await (await served('pglite')).blob() });
  const connection = pgliteConnection(client);
  return {
    connect: async () => ({ ...connection, close: async () => {} }),
    execute: (statement) => client.exec(statement),
    close: () => client.close(),
  };
}

async function connectServer(): Promise<Tester> {
  const { url, drop } = await createDatabase();
  const connection = await connectPostgres(url);
  return {
    connect: () => connectPostgres(url),
    execute: async (statement) => connection.database.execute(sql.raw(statement)),
    close: async () => {
      await connection.close();
      await drop();
    },
  };
}

async function served(what: 'postgres' | 'pglite'): Promise<Response> {
  const response = await fetch(`${inject('databases')}/${what}`);
  if (!response.ok) throw new Error(await response.text());
  return response;
}

import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { StoreUnavailable } from '../app/ports/store.ts';
import { type Connection, migrationsFolder } from './database.ts';
import { isUnreachable } from './outages.ts';

/** Any number will do, as long as all processes of this kind ask for the same. */
const migrationLock = 7_154_071;

/**
 * Opens a Postgres database by its URL and brings its tables up to date, one process at a time.
 * @throws StoreUnavailable
 */
export async function connectPostgres(url: string): Promise<Connection> {
  await migratePostgres(url);
  return openPostgres(url);
}

/** Opens it as it is. */
export function openPostgres(url: string): Connection {
  const client = connect(url, 10);
  return {
    database: drizzle(client),
    isOutage: isUnreachable,
    close: () => end(client),
  };
}

function connect(url: string, max: number): postgres.Sql {
  return postgres(url, {
    max,
    connect_timeout: 5,
    // By default a query waits longer and longer for the next try to connect; whoever asks now wants to know now.
    backoff: () => 0,
    connection: { application_name: 'quorum', TimeZone: 'UTC' },
    onnotice: () => {},
  });
}

async function migratePostgres(url: string): Promise<void> {
  const client = connect(url, 1);
  try {
    // The lock belongs to the connection: this client has one only, and gives the lock back by ending it.
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client), { migrationsFolder });
  } catch (error) {
    throw isUnreachable(error) ? new StoreUnavailable(error) : error;
  } finally {
    await end(client);
  }
}

/** The client waits in vain for connections that broke while they were asked something: only so long. */
function end(client: postgres.Sql): Promise<void> {
  return client.end({ timeout: 1 });
}

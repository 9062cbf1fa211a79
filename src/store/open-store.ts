import { sql } from 'drizzle-orm';
import type { InstallationKeeper } from '../app/ports/installations.ts';
import type { Store } from '../app/ports/store.ts';
import type { Transcript } from '../app/ports/transcript.ts';
import { answerStore } from './answers.ts';
import { connectPglite } from './connect-pglite.ts';
import { connectPostgres } from './connect-postgres.ts';
import type { Connection, Database } from './database.ts';
import { retryDeadlocks } from './deadlocks.ts';
import { draftStore } from './drafts.ts';
import { reportErased } from './erased.ts';
import { installationsIn } from './installations.ts';
import { learningStore } from './learning.ts';
import { reportOutages } from './outages.ts';
import { outboxStore } from './outbox.ts';
import { peopleStore } from './people.ts';
import { planReader, planWriter } from './plans.ts';
import { postStore } from './posts.ts';
import { privacyStore } from './privacy.ts';
import { questionReader } from './questions.ts';
import { rulingStore } from './rulings.ts';
import { scoreStore } from './scores.ts';
import { settleIn } from './settle.ts';
import { statisticsStore } from './statistics.ts';
import { studyingReader } from './studying.ts';
import { transcriptIn } from './transcript.ts';
import { workspaceStore } from './workspaces.ts';

export interface OpenStore {
  readonly store: Store;
  readonly transcript: Transcript;
  readonly installations: InstallationKeeper;
  /** @throws StoreUnavailable where the database cannot be reached */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store and brings its tables up to date.
 * @param options `databaseUrl` of a Postgres; without it, an embedded database in `dataDir`, for one process;
 * `patienceMs`: from when on an answer is taken for one that never comes, if not as soon as for people who click
 * @throws Error where another process uses `dataDir`, or the database cannot be opened
 */
export async function openStore(options: {
  databaseUrl?: string;
  dataDir: string;
  patienceMs?: number;
}): Promise<OpenStore> {
  const { databaseUrl, dataDir, patienceMs } = options;
  return storeOn(await (databaseUrl ? connectPostgres(databaseUrl) : connectPglite(dataDir)), patienceMs);
}

/** The store on an open connection, which it closes. */
export function storeOn(connection: Connection, patienceMs = 10_000): OpenStore {
  const { database } = connection;
  const reported = <Verbs extends object>(verbs: Verbs) =>
    reportOutages(verbs, connection.isOutage, patienceMs);
  return {
    store: reported(reportErased(retryDeadlocks(verbsOn(database)))),
    transcript: reported(transcriptIn(database)),
    installations: reported(installationsIn(database)),
    ...reported({
      ping: async () => {
        await database.execute(sql`select 1`);
      },
    }),
    close: () => connection.close(),
  };
}

function verbsOn(database: Database): Store {
  return {
    ...peopleStore(database),
    ...planReader(database),
    ...planWriter(database),
    ...studyingReader(database),
    ...draftStore(database),
    settle: settleIn(database),
    ...postStore(database),
    ...questionReader(database),
    ...outboxStore(database),
    ...answerStore(database),
    ...scoreStore(database),
    ...rulingStore(database),
    ...learningStore(database),
    ...statisticsStore(database),
    ...privacyStore(database),
    ...workspaceStore(database),
  };
}

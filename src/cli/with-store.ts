import type { Config } from '../config.ts';
import { type OpenStore, openStore } from '../store/open-store.ts';

/** How long an answer is waited for, in milliseconds: operators may ask about years of answers, and can end it themselves. */
const patienceMs = 60 * 60_000;

/** Opens the store for one use. @throws Error where another process uses the embedded database */
export async function withStore<Result>(
  { DATABASE_URL: databaseUrl, DATA_DIR: dataDir }: Config,
  use: (open: OpenStore) => Promise<Result>,
): Promise<Result> {
  const open = await openStore({ dataDir, ...(databaseUrl ? { databaseUrl } : {}), patienceMs });
  try {
    return await use(open);
  } finally {
    await open.close();
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withStore } from '../../src/cli/with-store.ts';
import { readConfig } from '../../src/config.ts';
import { Temporal } from '../../src/core/time.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quorum-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(dataDir, { recursive: true });
});

it('an operator’s command waits longer than people who click for what takes the database long', async () => {
  const scope = { channelId: null, pack: null, closedBy: Temporal.Now.instant() };
  const items = await withStore(readConfig({ DATA_DIR: dataDir }), async ({ store }) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = store.itemsIn(scope);
    vi.advanceTimersByTime(10 * 60_000);
    return asked;
  });
  expect(items).toEqual([]);
});

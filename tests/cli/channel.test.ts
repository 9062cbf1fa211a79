import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { setChannel } from '../../src/cli/channel.ts';
import { readConfig } from '../../src/config.ts';
import { Temporal } from '../../src/core/time.ts';
import { openStore } from '../../src/store/open-store.ts';
import { folderOf, goodPack } from '../content/folders.ts';

const options = {
  zone: 'Europe/Berlin',
  time: '09:00',
  days: 'mon-fri',
  order: 'reading',
  pace: 'off',
  reveal: '16:00',
  leaderboard: 'fri 16:00',
  breaks: 'none',
  grace: '4h',
};
const ref = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const name = 'slack:T1/C1';

describe('a plan from the command line', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quorum-'));
    vi.spyOn(console, 'log').mockReturnValue();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(dataDir, { recursive: true });
  });

  const set = async (changes: Partial<typeof options> = {}, packs: Record<string, string> = goodPack) =>
    setChannel(readConfig({ DATA_DIR: dataDir, CONTENT_DIR: await folderOf(packs) }), name, {
      ...options,
      ...changes,
    });

  async function withStore<Result>(use: (store: Store) => Promise<Result>): Promise<Result> {
    const open = await openStore({ dataDir });
    try {
      return await use(open.store);
    } finally {
      await open.close();
    }
  }

  const planNow = () =>
    withStore(async (store) => {
      const channel = await store.findChannel(ref);
      return { channel, plan: channel && (await store.planOf(channel.id))?.plan };
    });

  it('is saved with its grace', async () => {
    await set({ grace: '12h' });
    expect((await planNow()).plan).toMatchObject({ zone: 'Europe/Berlin', graceHours: 12, pack: 'birds' });
  });

  it('keeps the name that the platform has given the channel', async () => {
    await withStore((store) => store.channelFor(ref, 'general'));
    await set();
    expect((await planNow()).channel?.name).toBe('general');
  });

  it('goes on with its weeks and its shuffle where it studies the same', async () => {
    await set();
    const before = (await planNow()).plan;
    const earlier = { ...before, startsOn: '2026-01-05' } as NonNullable<typeof before>;
    await withStore(async (store) => {
      const channel = await store.channelFor(ref, 'general');
      await store.savePlan({
        channelId: channel.id,
        plan: earlier,
        handledUntil: Temporal.Now.instant(),
        dueAt: null,
      });
    });
    await set({ time: '10:00' });
    expect((await planNow()).plan).toEqual({ ...earlier, times: ['10:00'] });
    await set({ order: 'mixed' });
    expect((await planNow()).plan?.startsOn).not.toBe('2026-01-05');
  });

  it('is refused with every problem of a broken pack, and not with its absence', async () => {
    const folder = await folderOf(goodPack);
    await writeFile(join(folder, 'birds/01-owls.yaml'), 'number: one\n');
    const config = readConfig({ DATA_DIR: dataDir, CONTENT_DIR: folder });
    await expect(setChannel(config, name, options)).rejects.toThrow(/01-owls\.yaml:1:/);
    await expect(set({}, {})).rejects.toThrow('there is no pack in this folder');
  });

  it('is refused with every option that is wrong, and leaves nothing behind', async () => {
    await expect(set({ time: '25:00', grace: 'ever', reveal: 'soon' })).rejects.toThrow(
      /--time: .*\n--grace: .*\n--reveal: /,
    );
    expect((await planNow()).channel).toBeUndefined();
  });
});

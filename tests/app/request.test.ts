import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { DeliveryError } from '../../src/app/ports/platform.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createLog } from '../../src/logging.ts';
import { loopPlatform } from '../support/loop-platform.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { momentOf, monday, openStudy, smallPack, textOf, visitOf } from '../support/study.ts';

interface Line {
  readonly msg: string;
  readonly request?: string;
}

describe('the lines that a request leaves in the log', () => {
  let lines: Line[];
  let store: Store;
  beforeEach(async () => {
    lines = [];
    ({ store } = await openMemoryStore());
  });

  /** The small channel of the tests, whose log is read. */
  async function study(change: Partial<Store> = {}) {
    const platform = loopPlatform(monday);
    const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
    const app = createApp({ store: { ...store, ...change }, packs: [await smallPack()], log });
    app.add(platform);
    await (await openStudy(store, undefined, { platform })).plan();
    return { app, platform };
  }

  it('have one id, which whoever asked is told, also where several are at it', async () => {
    const { app, platform } = await study({
      answerOf: async () => {
        await new Promise(setImmediate);
        throw new Error('broken');
      },
    });
    const click = (id: string) =>
      app.handle({ type: 'action', id, visit: visitOf(id), action: { type: 'answer', post: 1, option: 0 } });
    platform.moveTo(momentOf('Mon 09:00'));
    await app.tick(platform);
    const told = (await Promise.all(['a', 'b', 'c'].map(click))).map(textOf);
    const failed = lines.filter(({ msg }) => msg === 'request failed');
    expect(new Set(failed.map(({ request }) => request)).size).toBe(3);
    expect(told.map((text) => /written down as (\w{8})\./.exec(text)?.[1]).sort()).toEqual(
      failed.map(({ request }) => request).sort(),
    );
  });

  it('have another for each tick, whatever it does', async () => {
    const { app, platform } = await study();
    platform.failWith(new DeliveryError('no', { permanent: true }));
    platform.moveTo(momentOf('Mon 09:00'));
    await app.tick(platform);
    platform.moveTo(momentOf('Tue 09:00'));
    await app.tick(platform);
    const ids = lines.filter(({ msg }) => msg === 'post not delivered').map(({ request }) => request);
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain(undefined);
  });
});

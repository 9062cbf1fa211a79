import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import type { Transcript } from '../../src/app/ports/transcript.ts';
import { Temporal } from '../../src/core/time.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addPost, answer, channel, member, question, questionPost, wrong } from '../store/samples.ts';
import { build } from '../support/build.ts';
import { unset } from '../support/unset.ts';

describe('statistics on the command line', () => {
  let dataDir: string;
  beforeAll(async () => {
    await build();
    dataDir = await mkdtemp(join(tmpdir(), 'quorum-'));
    await withStore(study);
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  async function withStore(use: (store: Store, transcript: Transcript) => Promise<void>): Promise<void> {
    const { store, transcript, close } = await openStore({ dataDir });
    try {
      await use(store, transcript);
    } finally {
      await close();
    }
  }

  const stats = (...options: readonly string[]) =>
    promisify(execFile)(process.execPath, ['dist/cli.js', 'stats', ...options], {
      env: { ...process.env, ...unset, DATA_DIR: dataDir },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  it('are a table, those most in need of mending first, without names', async () => {
    const { code, stdout } = await stats();
    expect(code).toBe(0);
    expect(stdout).toBe(
      `
pack  question        answers  right  right 95 %    discrimination  discr. 95 %  wrong options  flags  need  why
ddia  quorum-overlap        8   0.25  0.07 to 0.59                               two 6              0     3  More people took “Two” (6) than “Three” (2), which is right.
ddia  easy                  1   1.00  0.21 to 1.00                               two 0              0     0
`.trimStart(),
    );
    expect(stdout).not.toContain('Member');
  });

  it('are for a spreadsheet where that is asked for', async () => {
    const { stdout } = await stats('--csv');
    expect(stdout.split('\r\n')[1]).toBe(
      '"ddia","quorum-overlap","8","0.25","0.07 to 0.59","","","two 6","0","3","More people took “Two” (6) than “Three” (2), which is right."',
    );
  });

  it('keep to a pack and to a channel', async () => {
    expect((await stats('--channel', 'web:playground/study', '--pack', 'ddia')).stdout).toContain(
      '“Two” (6)',
    );
    const unknown = await stats('--channel', 'web:playground/nowhere');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('No channel “web:playground/nowhere” is known.');
  });

  it('say that there is nothing to count of a pack that is known, and refuse another', async () => {
    await withStore(async (store) => void (await channel(store, 'silent')));
    const nothing = await stats('--channel', 'web:playground/silent', '--pack', 'ddia');
    expect(nothing.stdout).toBe('Nothing to count: no question has been asked and revealed yet.\n');
    const unknown = await stats('--pack', 'dia');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toMatch(/^No pack “dia” is known\. In .* there are: ddia\.\n$/);
  });

  it('count by the clock of the playground where it was moved ahead, and only there', async () => {
    const at = Temporal.Now.instant().add({ hours: 24 });
    await withStore(async (store, transcript) => {
      const slack = { platform: 'slack', workspace: 'T1', channel: 'C1' };
      for (const [id, { id: channelId }] of [
        ['playground', await channel(store, 'ahead')],
        ['slack', await store.channelFor(slack, 'study')],
      ] as const)
        await addPost(store, questionPost(channelId, 25, { closesAt: at, question: question({ id }) }));
      await transcript.setClockOffset(24 * 3_600_000);
    });
    const { stdout } = await stats();
    await withStore((_, transcript) => transcript.setClockOffset(0));
    expect(stdout).toContain('playground');
    expect(stdout).not.toContain('slack');
    expect((await stats()).stdout).not.toContain('playground');
  });

  it('say who uses the embedded database', async () => {
    await withStore(async () => {
      const { code, stderr } = await stats();
      expect(code).toBe(1);
      expect(stderr).toContain(`Another process (pid ${process.pid}) uses the data`);
    });
  });
});

/** A question that six of eight members missed, and one that one of them knew. */
async function study(store: Store): Promise<void> {
  const { id } = await channel(store);
  const hard = await addPost(store, past(questionPost(id, 23)));
  const easy = await addPost(store, past(questionPost(id, 24, { question: question({ id: 'easy' }) })));
  for (let place = 0; place < 8; place++) {
    const by = await member(store, `Member ${place}`);
    await store.recordAnswer(answer(hard, by, place < 6 ? wrong : {}), true);
    if (place === 0) await store.recordAnswer(answer(easy, by), true);
  }
}

/** The command has no clock but the machine's. */
function past(post: ReturnType<typeof questionPost>) {
  const closesAt = post.dueAt.subtract({ hours: 24 * 365 });
  return { ...post, closesAt };
}

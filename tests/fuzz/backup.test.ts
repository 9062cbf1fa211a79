import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../src/cli/backup-file.ts';
import type { Archive } from '../../src/store/archive.ts';
import { anyText, fuzz, fuzzTimeout, mutated } from '../support/fuzz.ts';

const secret = 'what-a-member-has-written';
const batch = {
  table: 'answers',
  columns: ['id', 'text'],
  rows: Array.from({ length: 40 }, (_, id) => ({ id, text: `${secret} ${id}` })),
};
const archive: Archive = {
  counts: async () => new Map(),
  read: (take) => take(batch),
  write: async () => {},
  close: async () => {},
};

describe('whatever stands in a backup, it is read as a whole or refused', { timeout: fuzzTimeout }, () => {
  let folder: string;
  let whole: Buffer;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorum-'));
    path = join(folder, 'a.backup');
    await writeBackup(archive, path, () => {});
    whole = await readFile(path);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** @returns how many rows were read, or why none are to be taken */
  async function read(content: Uint8Array): Promise<number | string> {
    await writeFile(path, content);
    let rows = 0;
    try {
      await readBackup(path, async (batch) => {
        rows += batch.rows.length;
      });
      return rows;
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return (error as Error).message;
    }
  }

  it('that was damaged', () =>
    fuzz(
      'backup files',
      fc.tuple(fc.nat(4_000), fc.nat(255), fc.boolean()),
      async ([at, byte, cut]) => {
        const damaged = Buffer.from(cut ? whole.subarray(0, at % whole.length) : whole);
        if (!cut) damaged[at % whole.length] = byte;
        const result = await read(damaged);
        if (typeof result === 'number') expect(result).toBe(batch.rows.length);
        else expect(result).not.toContain(secret);
      },
      0.4,
    ));

  it('that holds other lines', () => {
    const lines = gunzipSync(whole)
      .toString()
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const others = fc.tuple(mutated(lines), fc.option(anyText)).map(([changed, raw]) => {
      const text = Array.isArray(changed)
        ? changed.map((line) => JSON.stringify(line)).join('\n')
        : String(changed);
      return `${text}\n${raw ?? ''}`;
    });
    return fuzz(
      'backup files',
      others,
      async (text) => {
        const result = await read(gzipSync(text.toWellFormed()));
        if (typeof result === 'string') expect(result).not.toContain(secret);
      },
      0.4,
    );
  });

  it('that is anything else', () =>
    fuzz(
      'backup files',
      fc.uint8Array({ maxLength: 300 }),
      async (bytes) => {
        expect(await read(bytes)).toBeTypeOf('string');
      },
      0.2,
    ));
});

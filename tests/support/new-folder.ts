import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An environment of a process with an embedded database of its own, which goes with the test, and the small pack. */
export async function inNewFolder(
  variables: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const CONTENT_DIR = join(import.meta.dirname, 'packs');
  return { DATA_DIR: join(folder, 'data'), CONTENT_DIR, PLAYGROUND: 'off', ...variables };
}

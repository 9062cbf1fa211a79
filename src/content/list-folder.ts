import { readdir } from 'node:fs/promises';
import type { Problem } from './problem.ts';
import { unreadable } from './read-text.ts';

/** Names in a folder, in order, without hidden ones; or why it cannot be read. */
export async function listFolder(folder: string): Promise<readonly string[] | Problem> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    return unreadable(folder, error);
  }
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../core/pack.ts';
import { checkUnique, shelfRules } from './check-unique.ts';
import { listFolder } from './list-folder.ts';
import { loadPack } from './load-pack.ts';
import type { PackFiles } from './place-fault.ts';
import { comparePlaces, type Problem, problemOf } from './problem.ts';
import { unreadable } from './read-text.ts';

/** What came of a folder of packs. */
interface LoadedPacks {
  readonly packs: readonly Pack[];
  /** Where the packs were read from. */
  readonly files: ReadonlyMap<Pack, PackFiles>;
  readonly problems: readonly Problem[];
}

/**
 * Loads every pack: each folder in `dir` with its `pack.yaml`. Nothing that stands there can make this throw.
 * @returns the packs without a problem, by the names of their folders, and the files of each; and every problem of the
 * others, in the order of files and lines
 */
export async function loadPacks(dir: string): Promise<LoadedPacks> {
  const { folders, problems } = await findFolders(dir);
  const loaded = await Promise.all(folders.map(loadPack));
  const files = loaded.flatMap(({ file }) => file ?? []);
  const repeated = checkUnique(files, shelfRules);
  const inTwo = new Set(repeated.map(({ file }) => file));
  const sound = loaded.flatMap(({ pack, file, chapters }) =>
    pack && file && !inTwo.has(file.name) ? [[pack, { file, chapters }] as const] : [],
  );
  const all = [...problems, ...loaded.flatMap((each) => each.problems), ...repeated];
  return { packs: sound.map(([pack]) => pack), files: new Map(sound), problems: all.sort(comparePlaces) };
}

/** One line for terminals and logs: `file:line:column: what is wrong. How to repair it.` */
export function formatProblem({ file, line, column, wrong, repair }: Problem): string {
  return `${file}:${line}:${column}: ${wrong}. ${repair}${repair.endsWith('?') ? '' : '.'}`;
}

interface Folders {
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

async function findFolders(dir: string): Promise<Folders> {
  const names = await listFolder(dir);
  if ('wrong' in names) return { folders: [], problems: [names] };
  const found = await Promise.all(names.map((name) => inspect(join(dir, name))));
  const folders = found.flatMap((each) => each.folders);
  const problems = found.flatMap((each) => each.problems);
  return { folders, problems: folders.length + problems.length === 0 ? [problemOf(dir, none)] : problems };
}

async function inspect(path: string): Promise<Folders> {
  try {
    return { folders: (await stat(path)).isDirectory() ? [path] : [], problems: [] };
  } catch (error) {
    return { folders: [], problems: [unreadable(path, error)] };
  }
}

const none = { wrong: 'there is no pack in this folder', repair: 'Add a folder with a pack.yaml to it' };

import { join } from 'node:path';
import type { Pack } from '../core/pack.ts';
import { buildPack } from './build-pack.ts';
import { checkLinks } from './check-links.ts';
import { checkListing, listedChapters } from './check-listing.ts';
import { checkOptions } from './check-options.ts';
import { chapterRules, checkUnique } from './check-unique.ts';
import { listFolder } from './list-folder.ts';
import { type LoadedFile, loadFile } from './load-file.ts';
import { type Problem, problemOf } from './problem.ts';
import { type ChapterFile, chapterFile, type PackFile, packFile } from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

/** What came of a pack's folder. */
export interface LoadedPack {
  /** Undefined where there is a problem. */
  readonly pack: Pack | undefined;
  /** Its `pack.yaml`, where that is YAML. */
  readonly file: YamlFile | undefined;
  /** Its chapters, where they are YAML. */
  readonly chapters: readonly YamlFile[];
  readonly problems: readonly Problem[];
}

type LoadedChapter = LoadedFile<ChapterFile> & { readonly name: string };

/** Loads a pack from its folder. A chapter file is a draft, and left alone, until `pack.yaml` lists it. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const names = await listFolder(folder);
  if ('wrong' in names) return nothing([names]);
  if (names.includes('pack.yaml')) return loadFiles(folder, names);
  return nothing([problemOf(folder, noPackFile)]);
}

async function loadFiles(folder: string, names: readonly string[]): Promise<LoadedPack> {
  const pack = await loadFile(join(folder, 'pack.yaml'), 'pack', packFile);
  const chapters = await Promise.all(
    chapterNames(pack.yaml, names).map(async (name) => ({
      name,
      ...(await loadFile(join(folder, name), 'chapter', chapterFile)),
    })),
  );
  const problems = [
    ...pack.problems,
    ...(pack.yaml === undefined ? [] : checkListing(pack.yaml, names)),
    ...chapters.flatMap((chapter) => chapter.problems),
    ...checkChapters(chapters),
  ];
  return {
    pack: problems.length === 0 ? build(pack, chapters) : undefined,
    file: pack.yaml,
    chapters: chapters.flatMap(({ yaml }) => yaml ?? []),
    problems,
  };
}

function nothing(problems: readonly Problem[]): LoadedPack {
  return { pack: undefined, file: undefined, chapters: [], problems };
}

/** The files that are listed and there; all that are there while the list itself cannot be read. */
function chapterNames(pack: YamlFile | undefined, names: readonly string[]): readonly string[] {
  const there = names.filter((name) => name.endsWith('.yaml') && name !== 'pack.yaml');
  if (pack === undefined) return there;
  const listed = new Set(listedChapters(pack).map(({ value }) => value));
  return there.filter((name) => listed.has(name));
}

/** Links are left out while a chapter is no YAML: what they lead to may stand in it. */
function checkChapters(chapters: readonly LoadedChapter[]): readonly Problem[] {
  const files = chapters.flatMap(({ yaml }) => yaml ?? []);
  const links = files.length === chapters.length ? checkLinks(files) : [];
  return [...files.flatMap(checkOptions), ...checkUnique(files, chapterRules), ...links];
}

function build({ value }: LoadedFile<PackFile>, chapters: readonly LoadedChapter[]): Pack | undefined {
  const values = chapters.flatMap((chapter) =>
    chapter.value === undefined ? [] : [[chapter.name, chapter.value] as const],
  );
  return value === undefined ? undefined : buildPack(value, new Map(values));
}

const noPackFile = {
  wrong: 'this folder has no pack.yaml',
  repair: 'Write one, or move the folder away from the packs',
};

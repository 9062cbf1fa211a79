import { limits } from '../core/limits.ts';
import { checkUnique, packRules } from './check-unique.ts';
import { type Problem, quote } from './problem.ts';
import { type Hit, select } from './select.ts';
import { didYouMean } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

/** The chapter files that a `pack.yaml` lists, in reading order. */
export function listedChapters(pack: YamlFile): readonly Hit[] {
  return select(pack.data, 'parts.*.chapters.*');
}

/**
 * Compares what `pack.yaml` lists with what is there.
 * @param names the files in the pack's folder
 */
export function checkListing(pack: YamlFile, names: readonly string[]): readonly Problem[] {
  const listed = listedChapters(pack);
  const listedNames = new Set(listed.map(({ value }) => value));
  const there = names.filter((name) => name.endsWith('.yaml') && name !== 'pack.yaml');
  const free = there.filter((name) => !listedNames.has(name));
  const absent = listed
    .filter(({ value }) => typeof value === 'string' && !there.includes(value))
    .map(({ path, value }) => pack.problem(path, noFile(String(value), free)));
  const surplus = listed
    .slice(limits.chapters, limits.chapters + 1)
    .map(({ path }) => pack.problem(path, tooMany));
  return [...absent, ...surplus, ...checkUnique([pack], packRules)];
}

function noFile(name: string, free: readonly string[]) {
  const repair = didYouMean(name, free) ?? 'Add the file, or take it off the list';
  return { wrong: `no chapter file has the name ${quote(name)}`, repair };
}

const tooMany = { wrong: `more than ${limits.chapters} chapters`, repair: 'Split the pack in two' };

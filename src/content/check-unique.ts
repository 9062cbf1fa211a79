import { compactName, namesIn } from '../core/lookup/names.ts';
import { type Problem, quote } from './problem.ts';
import { type Hit, select } from './select.ts';
import type { YamlFile } from './yaml-file.ts';

/** Values of which no two may be equal. */
interface UniqueRule {
  readonly what: string;
  /** Patterns of the values. */
  readonly values: readonly string[];
  /** Pattern of what they must be unique in; without it, in all the files together. */
  readonly within?: string;
  /** Leaves out values of the same thing, such as a term whose alias is its name in another spelling. */
  readonly betweenItems?: true;
  /** What makes two values equal: that they share a key. */
  readonly keys: (value: string | number) => readonly (string | number)[];
  readonly repair: string;
}

const renameId = 'Give one of the two another id; one that has been used must stay';
const itself = (value: string | number) => [value];
const asRead = (value: string | number) => [
  String(value).normalize('NFKC').toLowerCase().replace(/\s+/g, ' '),
];
const asLookedUp = (value: string | number) => namesIn(String(value)).map(compactName);

/** What must be unique among the chapters of a pack. */
export const chapterRules: readonly UniqueRule[] = [
  {
    what: 'chapter number',
    values: ['number'],
    keys: itself,
    repair: 'Number one of the two differently',
  },
  { what: 'concept id', values: ['concepts.*.id'], keys: itself, repair: renameId },
  { what: 'term id', values: ['terms.*.id'], keys: itself, repair: renameId },
  { what: 'question id', values: ['questions.*.id'], keys: itself, repair: renameId },
  {
    what: 'name or alias',
    values: ['*.name', '*.aliases.*'],
    within: 'terms',
    betweenItems: true,
    keys: asLookedUp,
    repair: 'Delete one of the two: a word has one meaning in a chapter',
  },
  { what: 'option id', values: ['*.id'], within: 'questions.*.options', keys: itself, repair: renameId },
  {
    what: 'option',
    values: ['*.text'],
    within: 'questions.*.options',
    keys: asRead,
    repair: 'Let the two options say different things',
  },
  { what: 'idea id', values: ['*.id'], within: 'questions.*.rubric', keys: itself, repair: renameId },
];

/** What must be unique in a `pack.yaml`. */
export const packRules: readonly UniqueRule[] = [
  { what: 'chapter file', values: ['parts.*.chapters.*'], keys: itself, repair: 'List it once' },
];

/** What must be unique among all packs. */
export const shelfRules: readonly UniqueRule[] = [
  { what: 'pack id', values: ['id'], keys: itself, repair: 'Give one of the two packs another id' },
];

interface Found extends Hit {
  readonly file: YamlFile;
}

/** Finds values that stand somewhere before; the second one is the problem, and says where the first one is. */
export function checkUnique(files: readonly YamlFile[], rules: readonly UniqueRule[]): readonly Problem[] {
  return rules.flatMap((rule) => scopesOf(files, rule).flatMap((found) => repeatsOf(found, rule)));
}

/** The values of a rule, in one group for each thing they must be unique in. */
function scopesOf(files: readonly YamlFile[], { values, within }: UniqueRule): readonly (readonly Found[])[] {
  const valuesIn = (file: YamlFile, scope: Hit): readonly Found[] =>
    values
      .flatMap((pattern) => select(scope.value, pattern))
      .map(({ path, value }) => ({ file, path: [...scope.path, ...path], value }));
  if (within === undefined) return [files.flatMap((file) => valuesIn(file, { path: [], value: file.data }))];
  return files.flatMap((file) => select(file.data, within).map((scope) => valuesIn(file, scope)));
}

function repeatsOf(found: readonly Found[], rule: UniqueRule): readonly Problem[] {
  const firsts = new Map<string | number, Found>();
  return found.flatMap((each) => {
    if (typeof each.value !== 'string' && typeof each.value !== 'number') return [];
    const keys = rule.keys(each.value);
    const first = keys
      .flatMap((key) => firsts.get(key) ?? [])
      .find((other) => !rule.betweenItems || !isSameItem(other, each));
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, each);
    return first === undefined ? [] : [repeat(first, each, rule)];
  });
}

/** Whether two values stand in the same item of the list they must be unique in. */
function isSameItem(a: Found, b: Found): boolean {
  return a.file === b.file && a.path.slice(0, 2).join() === b.path.slice(0, 2).join();
}

function repeat(first: Found, { file, path, value }: Found, { what, repair }: UniqueRule): Problem {
  const wrong = `the ${what} ${quote(value)} is used at ${first.file.place(first.path)} already`;
  return file.problem(path, { wrong, repair });
}

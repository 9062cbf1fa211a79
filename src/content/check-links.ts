import { type Problem, quote } from './problem.ts';
import { select } from './select.ts';
import { didYouMean } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

type Kind = 'concept' | 'term';

const declared: Readonly<Record<Kind, string>> = { concept: 'concepts.*.id', term: 'terms.*.id' };

/** Where ids of concepts and terms are named. They may stand in any chapter of the pack. */
const links: readonly { readonly at: string; readonly to: Kind }[] = [
  { at: 'concepts.*.terms.*', to: 'term' },
  { at: 'concepts.*.related.*', to: 'concept' },
  { at: 'terms.*.concept', to: 'concept' },
  { at: 'terms.*.confused_with.*.term', to: 'term' },
  { at: 'questions.*.concepts.*', to: 'concept' },
  { at: 'questions.*.terms.*', to: 'term' },
];

/** Finds links between a pack's chapters that lead to nothing. */
export function checkLinks(chapters: readonly YamlFile[]): readonly Problem[] {
  const ids = { concept: idsOf(chapters, 'concept'), term: idsOf(chapters, 'term') };
  return chapters.flatMap((file) =>
    links.flatMap(({ at, to }) =>
      select(file.data, at)
        .filter(({ value }) => typeof value === 'string' && !ids[to].has(value))
        .map(({ path, value }) => file.problem(path, missing(to, String(value), ids[to]))),
    ),
  );
}

function idsOf(chapters: readonly YamlFile[], kind: Kind): ReadonlySet<string> {
  const ids = chapters.flatMap((file) => select(file.data, declared[kind]).map(({ value }) => value));
  return new Set(ids.filter((id) => typeof id === 'string'));
}

function missing(kind: Kind, id: string, ids: ReadonlySet<string>) {
  const repair = didYouMean(id, [...ids]) ?? `Write the id of a ${kind} of this pack, or take the link out`;
  return { wrong: `no ${kind} has the id ${quote(id)}`, repair };
}

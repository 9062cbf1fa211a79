import type { Concept, Pack, Term } from '../pack.ts';
import { namesIn } from './names.ts';

/** What can be looked up: a term or a concept, and the id of its pack. */
export type Entry =
  | { readonly type: 'term'; readonly pack: string; readonly term: Term }
  | { readonly type: 'concept'; readonly pack: string; readonly concept: Concept };

/** One of the names by which an entry is found. */
export interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** All terms of the packs, then all their concepts, in reading order. */
export function listEntries(packs: readonly Pack[]): Entry[] {
  const chapters = packs.flatMap((pack) => pack.chapters.map((chapter) => ({ pack: pack.id, ...chapter })));
  return [
    ...chapters.flatMap(({ pack, terms }) => terms.map((term): Entry => ({ type: 'term', pack, term }))),
    ...chapters.flatMap(({ pack, concepts }) =>
      concepts.map((concept): Entry => ({ type: 'concept', pack, concept })),
    ),
  ];
}

/** An entry under each of its names: those in its heading and its aliases. */
export function nameEntry(entry: Entry): NamedEntry[] {
  const headings = entry.type === 'term' ? [entry.term.name, ...entry.term.aliases] : [entry.concept.name];
  return [...new Set(headings.flatMap(namesIn))].map((name) => ({ name, entry }));
}

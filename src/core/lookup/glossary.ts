import type { Concept, Pack, Term } from '../pack.ts';
import { type Entry, listEntries, type NamedEntry, nameEntry } from './entries.ts';
import { indexMentions } from './mentioned-names.ts';
import { compactName, normalizeName } from './names.ts';
import { sortNames } from './prefixed-names.ts';
import { indexNames } from './similar-names.ts';

/** What looking up a name came to. */
export type Lookup =
  /** Everything of that name, terms first: two senses of one term are two entries. */
  | { readonly type: 'found'; readonly entries: readonly Entry[] }
  /** "Did you mean": what is named nearly so, the most likely first. */
  | { readonly type: 'suggestions'; readonly entries: readonly Entry[] }
  | { readonly type: 'nothing' };

/** All terms and concepts of the packs. `pack`, an id, narrows a search to that pack. */
export interface Glossary {
  /** Looks up a name, alias or abbreviation; case, accents, hyphens, spaces and plurals make no difference. */
  find(query: string, pack?: string): Lookup;
  /** Up to `limit` entries for what has been typed so far: names that begin so, then names that resemble it. */
  suggest(typed: string, limit: number, pack?: string): readonly Entry[];
  /** The terms that a text names, in order of their first mention, each once. */
  termsIn(text: string, pack?: string): readonly Entry[];
  term(pack: string, id: string): Term | undefined;
  concept(pack: string, id: string): Concept | undefined;
}

/** How many "did you mean" are worth reading. */
const mostSuggestions = 5;

/** Builds the glossary of packs; to be done once, when they have been loaded. */
export function buildGlossary(packs: readonly Pack[]): Glossary {
  const entries = listEntries(packs);
  const names = entries.flatMap(nameEntry);
  const exact = groupByName(names);
  const findSimilar = indexNames(names);
  const findPrefixed = sortNames(names);
  const findMentioned = indexMentions(names);
  const byId = new Map(entries.map((entry) => [entryKey(entry), entry]));

  return {
    find(query, pack) {
      const accept = isIn(pack);
      const found = (exact.get(compactName(query)) ?? []).filter(accept);
      if (found.length > 0) return { type: 'found', entries: found };
      const similar = findSimilar(query, accept).slice(0, mostSuggestions);
      return similar.length > 0 ? { type: 'suggestions', entries: similar } : { type: 'nothing' };
    },
    suggest(typed, limit, pack) {
      const prefixed = findPrefixed(normalizeName(typed), limit, isIn(pack));
      if (prefixed.length >= limit) return prefixed;
      return [...new Set([...prefixed, ...findSimilar(typed, isIn(pack))])].slice(0, limit);
    },
    termsIn: (text, pack) => findMentioned(text, isIn(pack)),
    term(pack, id) {
      const entry = byId.get(`term ${pack} ${id}`);
      return entry?.type === 'term' ? entry.term : undefined;
    },
    concept(pack, id) {
      const entry = byId.get(`concept ${pack} ${id}`);
      return entry?.type === 'concept' ? entry.concept : undefined;
    },
  };
}

function entryKey(entry: Entry): string {
  return `${entry.type} ${entry.pack} ${entry.type === 'term' ? entry.term.id : entry.concept.id}`;
}

function isIn(pack: string | undefined): (entry: Entry) => boolean {
  return (entry) => pack === undefined || entry.pack === pack;
}

/** Entries by the compact form of each of their names. */
function groupByName(names: readonly NamedEntry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Set<Entry>>();
  for (const { name, entry } of names) {
    const key = compactName(name);
    groups.set(key, (groups.get(key) ?? new Set()).add(entry));
  }
  return new Map([...groups].map(([key, found]) => [key, [...found]]));
}

import type { Entry, NamedEntry } from './entries.ts';
import { normalizeName, normalizeWords } from './names.ts';

/** The accepted terms that a text names, in order of their first mention, each once. */
export type FindMentioned = (text: string, accept: (entry: Entry) => boolean) => readonly Entry[];

/**
 * Finds names of terms in running text, from left to right and the longest first: "single-leader replication" is not
 * also "replication". Word for word, since joined or misspelt words of a sentence resemble too much.
 */
export function indexMentions(names: readonly NamedEntry[]): FindMentioned {
  const terms = new Map<string, Entry[]>();
  for (const { name, entry } of names) {
    const key = normalizeName(name);
    if (entry.type === 'term') terms.set(key, [...(terms.get(key) ?? []), entry]);
  }
  const longest = Math.max(0, ...[...terms.keys()].map((key) => key.split(' ').length));

  return (text, accept) => {
    const words = normalizeWords(text);
    const found = new Set<Entry>();
    for (let place = 0; place < words.length; ) {
      const mention = longestFrom(words.slice(place, place + longest), (key) =>
        terms.get(key)?.filter(accept),
      );
      for (const entry of mention.entries) found.add(entry);
      place += mention.words;
    }
    return [...found];
  };
}

/** The longest name that the words begin with; where there is none, nothing in one word. */
function longestFrom(words: readonly string[], find: (key: string) => readonly Entry[] | undefined) {
  for (let count = words.length; count > 0; count--) {
    const entries = find(words.slice(0, count).join(' ')) ?? [];
    if (entries.length > 0) return { entries, words: count };
  }
  return { entries: [], words: 1 };
}

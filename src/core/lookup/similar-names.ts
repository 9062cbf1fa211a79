import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';
import type { Entry, NamedEntry } from './entries.ts';
import { compactName, normalizeName } from './names.ts';

/** How many of the index's best are compared with the query letter by letter. */
const candidates = 40;

/** Entries with a name that resembles a misspelled or unfinished query, best first; `accept` chooses among them. */
export type FindSimilar = (query: string, accept: (entry: Entry) => boolean) => Entry[];

/** Indexes names for searches that forgive one edit in four letters and complete words from four letters on. */
export function indexNames(names: readonly NamedEntry[]): FindSimilar {
  const rows = names.map(({ name, entry }, id) => ({
    id,
    entry,
    words: normalizeName(name),
    compact: compactName(name),
  }));
  const spelledRight = new Set(rows.flatMap((row) => [...row.words.split(' '), row.compact]));
  const index = new MiniSearch<(typeof rows)[number]>({
    fields: ['words', 'compact'],
    searchOptions: {
      combineWith: 'AND',
      fuzzy: (word) => (spelledRight.has(word) ? false : 0.25),
      prefix: (word) => word.length > 3 && !spelledRight.has(word),
    },
  });
  index.addAll(rows);

  return (query, accept) => {
    const compact = compactName(query);
    const search = (text: string, field: 'words' | 'compact') =>
      index
        .search(text, { fields: [field] })
        .flatMap((result) => rows[result.id] ?? [])
        .filter((row) => accept(row.entry));
    const byWords = search(normalizeName(query), 'words');
    const found = byWords.length > 0 ? byWords : search(compact, 'compact');
    const ranked = found
      .slice(0, candidates)
      .map((row) => ({ entry: row.entry, edits: distance(compact, row.compact) }))
      .sort((a, b) => a.edits - b.edits);
    return [...new Set(ranked.map(({ entry }) => entry))];
  };
}

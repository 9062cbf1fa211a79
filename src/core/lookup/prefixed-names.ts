import type { Entry, NamedEntry } from './entries.ts';
import { normalizeName } from './names.ts';

/** Up to `limit` accepted entries with a name that begins with `prefix`, in alphabetical order of names. */
export type FindPrefixed = (prefix: string, limit: number, accept: (entry: Entry) => boolean) => Entry[];

/** Sorts names once, so that a prefix is found by binary search. */
export function sortNames(names: readonly NamedEntry[]): FindPrefixed {
  const rows = names.map(({ name, entry }) => ({ key: normalizeName(name), entry }));
  // Equal names keep their order: terms before concepts.
  rows.sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key));

  return (prefix, limit, accept) => {
    const found = new Set<Entry>();
    for (let index = firstFrom(prefix, rows); index < rows.length && found.size < limit; index++) {
      const row = rows[index];
      if (!row?.key.startsWith(prefix)) break;
      if (accept(row.entry)) found.add(row.entry);
    }
    return [...found];
  };
}

/** The index of the first row whose key is not before `prefix`. */
function firstFrom(prefix: string, rows: readonly { readonly key: string }[]): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.key ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

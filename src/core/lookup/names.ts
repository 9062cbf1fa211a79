/** No name is longer; more of a query would only cost time. */
const longestName = 100;

/** The words of a name in one spelling: lower case, without accents, punctuation and plural endings. */
export function normalizeName(name: string): string {
  return words(name).map(singular).join(' ');
}

/** The words of any text in that spelling, in order. */
export function normalizeWords(text: string): readonly string[] {
  return wordsOf(text).map(singular);
}

/** A name without its spaces as well, so that "writeahead log" and "Write-Ahead Logs" are the same. */
export function compactName(name: string): string {
  return words(name).map(singular).join('');
}

/**
 * The names that a heading holds: itself, what stands before and in its parentheses, and the parts around ` / `.
 * "Write-Ahead Log (WAL)" is also "Write-Ahead Log" and "WAL".
 */
export function namesIn(heading: string): string[] {
  const parts = heading.split(/[()]|\s\/\s/).map((part) => part.trim());
  return [...new Set([heading, ...parts])].filter((name) => compactName(name) !== '');
}

function words(name: string): string[] {
  return wordsOf(name.slice(0, longestName));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function singular(word: string): string {
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/s$/, '');
}

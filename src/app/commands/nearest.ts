import { closest, distance } from 'fastest-levenshtein';

/** The word that was probably meant, or undefined where none is near: at most a third of it may differ. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const word = closest(typed.toLowerCase(), words);
  return distance(typed.toLowerCase(), word) <= Math.max(1, Math.ceil(word.length / 3)) ? word : undefined;
}

import { closest, distance } from 'fastest-levenshtein';
import { quote } from './problem.ts';

// Comparing is quadratic; beyond these, a file has other troubles than a typing mistake.
const maxLength = 60;
const maxWords = 1000;

/** How to repair what should have been one of a few words: the nearest, or all of them where none is near. */
export function suggest(word: string, known: readonly string[]): string {
  return didYouMean(word, known) ?? `Use one of: ${known.join(', ')}`;
}

/** Asks for the nearest of the known words, undefined where none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || known.length > maxWords || word === '' || word.length > maxLength)
    return undefined;
  const nearest = closest(word, known);
  return distance(word, nearest) <= Math.ceil(word.length / 3)
    ? `Did you mean ${quote(nearest)}?`
    : undefined;
}

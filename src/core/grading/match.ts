import type { Phrasing, Slot } from './phrasing.ts';
import { standsAt, type Token } from './tokens.ts';
import { toWord, type Word } from './words.ts';

/** An answer's words, and the indices of those that are denied. */
export interface Answer {
  readonly tokens: readonly Token[];
  readonly negated: ReadonlySet<number>;
}

/** How far apart, in words, the first and last word of a phrasing may stand: some, and some more for each slot. */
const spread = 4;
const spreadPerSlot = 4;

/**
 * Whether an answer says what a phrasing says: all its words, in any order, near each other in one sentence or two
 * neighbouring ones. What the phrasing asserts must not be denied; of what it denies, something must be.
 */
export function matches(phrasing: Phrasing, answer: Answer): boolean {
  const isDenied = (place: number) => answer.negated.has(place);
  const places = phrasing.map((slot) => findPlaces(slot, answer.tokens));
  const underNegation = [...phrasing.keys()].filter((index) => phrasing[index]?.denied);
  if (underNegation.length === 0) {
    const asserted = places.map((found) => found.filter((place) => !isDenied(place)));
    return areNear(asserted, answer.tokens);
  }
  return underNegation.some((index) =>
    areNear(places.with(index, (places[index] ?? []).filter(isDenied)), answer.tokens),
  );
}

/** Whether a text has all words of a phrasing, near each other or not, denied or not. */
export function hasWordsOf(phrasing: Phrasing, tokens: readonly Token[]): boolean {
  return phrasing.every((slot) => findPlaces(slot, tokens).length > 0);
}

function findPlaces(slot: Slot, tokens: readonly Token[]): number[] {
  return [...tokens.keys()].filter((place) => slot.sequences.some((words) => fills(words, place, tokens)));
}

function fills(words: readonly Word[], place: number, tokens: readonly Token[]): boolean {
  const [word, ...others] = words;
  if (word !== undefined && others.length === 0 && isCompoundAt(place, word, tokens)) return true;
  return standsAt(place, words, tokens);
}

/** Whether two words of the answer are one of the phrasing, as "fail over" is "failover". */
function isCompoundAt(place: number, word: Word, tokens: readonly Token[]): boolean {
  const first = tokens[place];
  // "A synchronous" is not "asynchronous".
  if (first === undefined || first.isFunctionWord) return false;
  const written = `${first.text}${tokens[place + 1]?.text}`;
  return written.startsWith(word.stem) && toWord(written).stem === word.stem;
}

/** Whether one place of each slot can be chosen so that they lie close together. */
function areNear(places: readonly (readonly number[])[], tokens: readonly Token[]): boolean {
  const all = places.flatMap((found, slot) => found.map((place) => ({ place, slot })));
  all.sort((a, b) => a.place - b.place);
  const latest = new Map<number, number>();
  return all.some(({ place, slot }) => {
    latest.set(slot, place);
    return (
      latest.size === places.length && isNear(Math.min(...latest.values()), place, places.length, tokens)
    );
  });
}

function isNear(first: number, last: number, slots: number, tokens: readonly Token[]): boolean {
  const sentences = (tokens[last]?.sentence ?? 0) - (tokens[first]?.sentence ?? 0);
  return sentences <= 1 && last - first <= spread + spreadPerSlot * slots;
}

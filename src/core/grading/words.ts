import { distance } from 'fastest-levenshtein';
import { irregularForms } from './irregular-forms.ts';
import { findStem, isInDictionary } from './language.ts';

/** A word as it was written (lower case) and the stem that all its inflections share. */
export interface Word {
  readonly text: string;
  readonly stem: string;
}

/** No word is longer; what is would only cost time. */
const longestWord = 40;
const rememberedStems = 20_000;
const stems = new Map<string, string>();

/** A word with the stem of its regular form: "wrote" and "writes" share theirs. */
export function toWord(text: string): Word {
  const cut = text.slice(0, longestWord);
  const known = stems.get(cut);
  if (known !== undefined) return { text: cut, stem: known };
  const stem = findStem(irregularForms.get(cut) ?? cut);
  if (stems.size >= rememberedStems) stems.clear();
  stems.set(cut, stem);
  return { text: cut, stem };
}

/**
 * Whether two words are the same, inflected or misspelled. A misspelling is a word that no dictionary has, that
 * starts alike and is nearly as long, so that "ready" is never "read", nor "async" a kind of "sync".
 * @param written from the answer
 * @param expected from the phrasing
 */
export function isSameWord(written: Word, expected: Word): boolean {
  return written.stem === expected.stem || isMisspelling(written, expected);
}

/** A digit makes another thing, not a misspelling: "uuid7" is none of "uuid4". */
const digit = /\d/;

/** Stems with fewer letters are too like others for a misspelling to be told. */
const shortestMisspelled = 5;

/** Edits forgiven in a word of `length` letters. */
function forgivenEdits(length: number): number {
  return length < 7 ? 1 : 2;
}

function isMisspelling(written: Word, expected: Word): boolean {
  if (written.text[0] !== expected.text[0] || expected.stem.length < shortestMisspelled) return false;
  const edits = isSwapped(written.text, expected.text)
    ? 1
    : Math.min(distance(written.text, expected.text), distance(written.stem, expected.stem));
  if (edits > forgivenEdits(expected.text.length)) return false;
  return !digit.test(written.text + expected.text) && !isInDictionary(written.text);
}

/** Whether two letters that stand side by side changed places: "memroy". */
function isSwapped(written: string, expected: string): boolean {
  const place = [...written].findIndex((letter, index) => letter !== expected[index]);
  const swapped = `${written.slice(0, place)}${written[place + 1]}${written[place]}${written.slice(place + 2)}`;
  return place >= 0 && swapped === expected;
}

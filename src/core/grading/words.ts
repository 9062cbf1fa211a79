import { createRequire } from 'node:module';
import { distance } from 'fastest-levenshtein';
import type { Document, ItsFunction, Tokens } from 'wink-nlp';
import { irregularForms } from './irregular-forms.ts';

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
  const edits = Math.min(distance(written.text, expected.text), distance(written.stem, expected.stem));
  if (edits > forgivenEdits(expected.text.length)) return false;
  return !digit.test(written.text + expected.text) && !isInDictionary(written.text);
}

interface Language {
  read(word: string): Tokens;
  readonly stem: ItsFunction<string>;
  readonly isStopWord: ItsFunction<boolean>;
  readonly lexicon: Document;
}

let language: Language | undefined;

/** Loads at the first written answer: the language model takes some 0.2 s and 60 MB. */
function loadLanguage(): Language {
  const require = createRequire(import.meta.url);
  const createNlp: typeof import('wink-nlp').default = require('wink-nlp');
  const model: typeof import('wink-eng-lite-web-model').default = require('wink-eng-lite-web-model');
  const { readDoc, its } = createNlp(model, []);
  return {
    read: (word) => readDoc(word).tokens(),
    // Its declared parameters do not fit the library's own type of such functions.
    stem: its.stem as ItsFunction<string>,
    isStopWord: its.stopWordFlag,
    lexicon: readDoc(''),
  };
}

function findStem(word: string): string {
  language ??= loadLanguage();
  return language.read(word).out(language.stem).join('');
}

/** Whether a word is among the most common ones of running text: the, each, between … */
export function isStopWord(word: string): boolean {
  language ??= loadLanguage();
  return Boolean(language.read(word).out(language.isStopWord)[0]);
}

function isInDictionary(word: string): boolean {
  language ??= loadLanguage();
  return !language.lexicon.isOOV(word);
}

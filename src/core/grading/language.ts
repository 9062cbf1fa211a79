import { createRequire } from 'node:module';
import type { Document, ItsFunction, Tokens } from 'wink-nlp';

interface Language {
  read(text: string): Tokens;
  readonly stem: ItsFunction<string>;
  readonly isStopWord: ItsFunction<boolean>;
  readonly partOfSpeech: ItsFunction<string>;
  readonly lexicon: Document;
}

let language: Language | undefined;

/** Loads at the first written answer: the language model takes some 0.2 s and 60 MB. */
function loadLanguage(): Language {
  const require = createRequire(import.meta.url);
  const createNlp: typeof import('wink-nlp').default = require('wink-nlp');
  const model: typeof import('wink-eng-lite-web-model').default = require('wink-eng-lite-web-model');
  const { readDoc, its } = createNlp(model, ['sbd', 'pos']);
  return {
    read: (text) => readDoc(text).tokens(),
    // Its declared parameters do not fit the library's own type of such functions.
    stem: its.stem as ItsFunction<string>,
    isStopWord: its.stopWordFlag,
    partOfSpeech: its.pos,
    lexicon: readDoc(''),
  };
}

/** What all inflections of a word share, by Porter's second stemmer. */
export function findStem(word: string): string {
  language ??= loadLanguage();
  return language.read(word).out(language.stem).join('');
}

/** Whether a word is among the most common ones of running text: the, each, between … */
export function isStopWord(word: string): boolean {
  language ??= loadLanguage();
  return Boolean(language.read(word).out(language.isStopWord)[0]);
}

export function isInDictionary(word: string): boolean {
  language ??= loadLanguage();
  return !language.lexicon.isOOV(word);
}

/** Whether a text has a verb that says something of something: "it waits", but neither "waiting" nor "a wait". */
export function hasPredicate(text: string): boolean {
  language ??= loadLanguage();
  const tokens = language.read(text);
  const words = tokens.out();
  const parts = tokens.out(language.partOfSpeech);
  return parts.some((part, place) => (part === 'VERB' || part === 'AUX') && !words[place]?.endsWith('ing'));
}

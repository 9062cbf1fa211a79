import { functionWords } from './function-words.ts';
import { isSameWord, toWord, type Word } from './words.ts';

/** A word at its place in a text. */
export interface Token extends Word {
  /** Which sentence it stands in, counted from 0. */
  readonly sentence: number;
  /** Which clause it stands in, counted from 0 over the whole text. */
  readonly clause: number;
  /** Whether it carries no meaning of its own: the, of, is … */
  readonly isFunctionWord: boolean;
}

const contraction = /\b(do|does|did|is|are|was|were|has|have|had|could|would|should|wo|need)n'?t\b/g;
const cannot = /\b(can't|cant|cannot)\b/g;
const nonPrefix = /\bnon[- ]/g;
const withoutShort = /\bw\/o\b/g;
const unequal = /!==?|≠|<>/g;
const suffix = /'(s|re|ve|ll|d|m)?\b/g;
const piece = /[\p{L}\p{N}]+|[.!?]+(?=\s|$)|\n+|[,;:()–—]|-(?=\s)/gu;
const word = /^[\p{L}\p{N}]/u;
const sentenceEnd = /^[.!?\n]/;
const clauseOpeners = new Set(
  'and but because so since as when while if until till unless although though then which'.split(' '),
);

/**
 * Splits a text into its words, in order: lower case, contractions spelled out ("didn't" is "did not"),
 * "!=" read as "not", hyphens, underscores and slashes like spaces. Everything else that is not a letter or digit is dropped.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  for (const [part] of spellOut(text).matchAll(piece)) {
    if (!word.test(part)) {
      clause++;
      if (sentenceEnd.test(part)) sentence++;
      continue;
    }
    if (clauseOpeners.has(part)) clause++;
    tokens.push({ ...toWord(part), sentence, clause, isFunctionWord: functionWords.has(part) });
  }
  return tokens;
}

/** Whether words stand in a row from a place on, inflected or misspelled. */
export function standsAt(place: number, words: readonly Word[], tokens: readonly Token[]): boolean {
  return words.every((expected, offset) => {
    const token = tokens[place + offset];
    return token !== undefined && isSameWord(token, expected);
  });
}

function spellOut(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(unequal, ' not ')
    .replace(withoutShort, 'without')
    .replace(cannot, 'can not')
    .replace(contraction, '$1 not')
    .replace(suffix, '')
    .replace(nonPrefix, 'non');
}

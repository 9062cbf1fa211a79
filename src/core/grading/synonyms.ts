import { standsAt, type Token, tokenize } from './tokens.ts';
import type { Word } from './words.ts';

/** Words in a row that stand for a meaning, such as "read replica". */
interface Synonym {
  readonly words: readonly Word[];
  readonly meaning: string;
}

/** Prepares a pack's groups of words that mean the same; longer ones are tried first. */
export function compileSynonyms(groups: readonly (readonly string[])[]): readonly Synonym[] {
  return groups
    .flatMap((group, index) => group.map((text) => ({ words: tokenize(text), meaning: `=${index}` })))
    .filter((synonym) => synonym.words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
}

/** Gives tokens that mean the same the same stem; a synonym of several words becomes one token. */
export function unifySynonyms(tokens: readonly Token[], synonyms: readonly Synonym[]): Token[] {
  const unified: Token[] = [];
  let next = 0;
  for (const [index, token] of tokens.entries()) {
    if (index < next) continue;
    const found = synonyms.find((synonym) => standsAt(index, synonym.words, tokens));
    unified.push(found ? { ...token, stem: found.meaning } : token);
    next = index + (found?.words.length ?? 1);
  }
  return unified;
}

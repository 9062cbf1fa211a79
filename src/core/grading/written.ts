import { LRUCache } from 'lru-cache';
import type { WrittenQuestion } from '../pack.ts';
import { plainText } from '../rich-text.ts';
import { withoutDoubted } from './doubt.ts';
import { type Answer, hasWordsOf, matches } from './match.ts';
import { findNegated } from './negation.ts';
import { type Phrasing, parsePhrasing } from './phrasing.ts';
import { addsToQuestion, isListOfCatchwords } from './substance.ts';
import { compileSynonyms, unifySynonyms } from './synonyms.ts';
import { type Token, tokenize } from './tokens.ts';

const rememberedPhrasings = 20_000;

/**
 * Ids of the ideas of a question's rubric that an answer in one's own words hits, in the rubric's order. A list of
 * catchwords hits none, nor does what the answer leaves open; words that the question itself has used count only together with words of one's own.
 * @param synonyms groups of words that mean the same
 */
export function findIdeas(
  question: WrittenQuestion,
  text: string,
  synonyms: readonly (readonly string[])[],
): string[] {
  const { unify, parse } = vocabularyOf(synonyms);
  const tokens = unify(withoutDoubted(tokenize(text)));
  if (isListOfCatchwords(text, tokens)) return [];
  const asked = unify(tokenize(plainText(question.stem)));
  const inOwnWords = addsToQuestion(tokens, asked);
  const answer: Answer = { tokens, negated: findNegated(tokens) };
  const counts = (phrasing: Phrasing) =>
    matches(phrasing, answer) && (inOwnWords || !hasWordsOf(phrasing, asked));
  return question.rubric.filter(({ accept }) => accept.flatMap(parse).some(counts)).map(({ id }) => id);
}

/** Words with the synonyms among them unified. */
interface Vocabulary {
  unify(tokens: readonly Token[]): Token[];
  parse(accepted: string): readonly Phrasing[];
}

/** By the synonyms of each pack. Parsing its phrasings takes longer than matching an answer with them. */
const vocabularies = new WeakMap<object, Vocabulary>();

function vocabularyOf(synonyms: readonly (readonly string[])[]): Vocabulary {
  const known = vocabularies.get(synonyms);
  if (known) return known;
  const compiled = compileSynonyms(synonyms);
  const unify = (tokens: readonly Token[]) => unifySynonyms(tokens, compiled);
  const parsed = new LRUCache<string, readonly Phrasing[]>({ max: rememberedPhrasings });
  const parse = (accepted: string) => {
    const phrasings = parsed.get(accepted) ?? parsePhrasing(accepted, unify);
    parsed.set(accepted, phrasings);
    return phrasings;
  };
  const vocabulary = { unify, parse };
  vocabularies.set(synonyms, vocabulary);
  return vocabulary;
}

import type { Idea, WrittenQuestion } from '../pack.ts';
import { plainText } from '../rich-text.ts';
import { withoutDoubted } from './doubt.ts';
import { type Answer, hasWordsOf, matches } from './match.ts';
import { findNegated } from './negation.ts';
import { type Phrasing, parsePhrasing } from './phrasing.ts';
import { addsToQuestion, isListOfCatchwords } from './substance.ts';
import { compileSynonyms, unifySynonyms } from './synonyms.ts';
import { type Token, tokenize } from './tokens.ts';

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
  const compiled = compileSynonyms(synonyms);
  const unify = (tokens: readonly Token[]) => unifySynonyms(tokens, compiled);
  const tokens = unify(withoutDoubted(tokenize(text)));
  if (isListOfCatchwords(text, tokens)) return [];
  const asked = unify(tokenize(plainText(question.stem)));
  const inOwnWords = addsToQuestion(tokens, asked);
  const answer: Answer = { tokens, negated: findNegated(tokens) };
  const counts = (phrasing: Phrasing) =>
    matches(phrasing, answer) && (inOwnWords || !hasWordsOf(phrasing, asked));
  return question.rubric.filter((idea) => phrasingsOf(idea, unify).some(counts)).map((idea) => idea.id);
}

function phrasingsOf(idea: Idea, unify: (tokens: readonly Token[]) => Token[]): Phrasing[] {
  return idea.accept.flatMap((accepted) => parsePhrasing(accepted, unify));
}

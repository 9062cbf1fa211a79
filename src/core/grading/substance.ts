import { hasPredicate, isStopWord } from './language.ts';
import type { Token } from './tokens.ts';

/** From how many words on an answer without a single stop word is a list, not a sentence. */
const shortestList = 8;

/** From how many clauses on, and up to how many words in each, an answer is a list of catchwords. */
const listedClauses = 5;
const wordsPerListedClause = 2;

/** From how many names between commas on, without anything said of them, an answer is a list of catchwords. */
const listedNames = 3;

/** The least share of its words that an answer must add to the question's, to be more than an echo. */
const ownShare = 0.3;

/** Whether an answer only lists catchwords in the hope that one of them counts. */
export function isListOfCatchwords(text: string, tokens: readonly Token[]): boolean {
  const clauses = new Set(tokens.map((token) => token.clause)).size;
  if (clauses >= listedClauses && tokens.length <= clauses * wordsPerListedClause) return true;
  const isLong =
    text.split(/,\s/).length >= listedNames || !tokens.some(({ text: word }) => isStopWord(word));
  return tokens.length >= shortestList && isLong && !hasPredicate(text);
}

/** Whether an answer says something that the question has not said already. */
export function addsToQuestion(answer: readonly Token[], question: readonly Token[]): boolean {
  const known = new Set(question.map((token) => token.stem));
  const said = new Set(answer.filter((token) => !token.isFunctionWord).map((token) => token.stem));
  const own = [...said].filter((stem) => !known.has(stem));
  return own.length >= ownShare * said.size;
}

import type { Question } from '../pack.ts';
import type { Response, Verdict } from '../response.ts';
import { gradeChoice } from './choice.ts';
import { findIdeas } from './written.ts';

/** What choosing earns, as a share of the points, where the question asks for words of one's own. */
const choosingInsteadOfWriting = 0.5;

/**
 * Grades a member's response. Points are difficulty × fraction, half of it where a written question was answered
 * by choice, rounded to hundredths.
 * @param synonyms groups of words that mean the same in a written answer, as in the pack
 * @throws RangeError for picks that the question does not allow, and for words where it asks for a pick
 */
export function grade(
  question: Question,
  response: Response,
  synonyms: readonly (readonly string[])[],
): Verdict {
  if (response.type === 'choice') {
    const share = question.kind === 'spot-the-issue' ? choosingInsteadOfWriting : 1;
    return verdict(question, gradeChoice(question, response.picks), share, []);
  }
  if (question.kind !== 'spot-the-issue')
    throw new RangeError(`Question "${question.id}" is answered by a pick, not in words`);
  const ideasHit = findIdeas(question, response.text, synonyms);
  return verdict(question, ideasHit.length / question.rubric.length, 1, ideasHit);
}

function verdict(question: Question, fraction: number, share: number, ideasHit: readonly string[]): Verdict {
  return { fraction, points: Math.round(question.difficulty * fraction * share * 100) / 100, ideasHit };
}

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
 * @param secondOpinion ids of ideas that somebody else has found in a written answer; they count as well
 * @throws RangeError for picks that the question does not allow, and for words where it asks for a pick
 */
export function grade(
  question: Question,
  response: Response,
  synonyms: readonly (readonly string[])[],
  secondOpinion?: readonly string[],
): Verdict {
  if (response.type === 'choice')
    return verdict(question, response, gradeChoice(question, response.picks), []);
  if (question.kind !== 'spot-the-issue')
    throw new RangeError(`Question "${question.id}" is answered by a pick, not in words`);
  const found = findIdeas(question, response.text, synonyms);
  const added = secondOpinion?.filter((id) => !found.includes(id));
  const ideasHit = question.rubric
    .map(({ id }) => id)
    .filter((id) => [...found, ...(added ?? [])].includes(id));
  const graded = verdict(question, response, ideasHit.length / question.rubric.length, ideasHit);
  return added ? { ...graded, secondOpinion: added.filter((id) => ideasHit.includes(id)) } : graded;
}

/** What a response earns that is right to this fraction, 0 to 1: half of it where a written question was answered by choice. */
export function pointsFor(question: Question, fraction: number, response: Response): number {
  const chosen = question.kind === 'spot-the-issue' && response.type === 'choice';
  const share = chosen ? choosingInsteadOfWriting : 1;
  return Math.round(question.difficulty * fraction * share * 100) / 100;
}

function verdict(
  question: Question,
  response: Response,
  fraction: number,
  ideasHit: readonly string[],
): Verdict {
  return { fraction, points: pointsFor(question, fraction, response), ideasHit };
}

import { grade } from '../core/grading/grade.ts';
import type { Question } from '../core/pack.ts';
import type { Response, Verdict } from '../core/response.ts';
import type { Context } from './context.ts';

/** A second opinion is waited for so long, in milliseconds: what is submitted must be acknowledged within three seconds. */
const opinionWithinMs = 2_500;

/**
 * Grades a response by its question's rubric. Where the rubric misses something in a written answer, and a second
 * opinion is there to be asked, what that finds counts as well; where it fails, the rubric alone decides.
 */
export async function gradeResponse(
  context: Context,
  question: Question & { readonly pack: string },
  response: Response,
): Promise<Verdict> {
  const synonyms = context.library.pack(question.pack)?.synonyms ?? [];
  const verdict = grade(question, response, synonyms);
  if (verdict.fraction === 1) return verdict;
  const opinion = await opinionOn(context, question, response);
  return opinion ? grade(question, response, synonyms, opinion) : verdict;
}

async function opinionOn(
  { secondOpinion, log }: Context,
  question: Question,
  response: Response,
): Promise<readonly string[] | undefined> {
  if (!secondOpinion || question.kind !== 'spot-the-issue' || response.type !== 'written') return undefined;
  try {
    return await secondOpinion(question, response.text, AbortSignal.timeout(opinionWithinMs));
  } catch (error) {
    log.warn({ err: error, question: question.id }, 'no second opinion');
    return undefined;
  }
}

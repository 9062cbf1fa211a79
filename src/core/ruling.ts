import type { AskedQuestion } from './asked-question.ts';
import { gradeChoice } from './grading/choice.ts';
import { pointsFor } from './grading/grade.ts';
import type { Response, Verdict } from './response.ts';

/** What an organiser decides about a question that was flagged. */
export type Decision =
  /** It is as it should be. Takes earlier decisions back. */
  | { readonly type: 'keep' }
  /** This option counts as right as well. */
  | { readonly type: 'accept'; readonly option: string }
  /** It counts for nobody. */
  | { readonly type: 'void' };

/** What a question's key is worth after all that was decided about it. */
export interface Validity {
  readonly void: boolean;
  /** Ids of options that count as right although the key says otherwise. */
  readonly accepted: readonly string[];
}

/** That of a question about which nothing was decided. */
export const valid: Validity = { void: false, accepted: [] };

/** A graded answer. */
export interface Graded {
  readonly response: Response;
  /** As it was graded when it was given. */
  readonly verdict: Verdict;
}

/** What an answer is worth. */
export interface Worth {
  /** 0 to 1. */
  readonly fraction: number;
  readonly points: number;
  /** The most that the question can earn. */
  readonly possible: number;
}

/** A question's validity after decisions, oldest first. */
export function validityAfter(decisions: readonly Decision[]): Validity {
  return decisions.reduce(decide, valid);
}

function decide(before: Validity, decision: Decision): Validity {
  switch (decision.type) {
    case 'keep':
      return valid;
    case 'void':
      return { ...before, void: true };
    case 'accept':
      return { void: false, accepted: [...new Set([...before.accepted, decision.option])] };
  }
}

/** Whether a question counts as its pack has it: only then is it asked again. */
export function isValid({ void: isVoid, accepted }: Validity): boolean {
  return !isVoid && accepted.length === 0;
}

/**
 * What an answer is worth by now. An accepted option helps whoever picked it and costs nobody anything: where one
 * option is asked for, it is as good as the right one; where several are, it does not count as wrong.
 */
export function worthOf(question: AskedQuestion, { response, verdict }: Graded, validity: Validity): Worth {
  if (validity.void) return { fraction: 0, points: 0, possible: 0 };
  const possible = question.difficulty;
  const fraction = fractionOf(question, { response, verdict }, validity);
  const points = fraction === verdict.fraction ? verdict.points : pointsFor(question, fraction, response);
  return { fraction, points, possible };
}

/** How right an answer is by now, 0 to 1. */
export function fractionOf(
  question: AskedQuestion,
  { response, verdict }: { readonly response: Response; readonly verdict: Pick<Verdict, 'fraction'> },
  validity: Validity,
): number {
  if (validity.void) return 0;
  return Math.max(verdict.fraction, withAccepted(question, response, validity.accepted));
}

function withAccepted(question: AskedQuestion, response: Response, accepted: readonly string[]): number {
  if (response.type === 'written') return 0;
  const rest = response.picks.filter((pick) => !accepted.includes(pick));
  if (rest.length === response.picks.length) return 0;
  if (question.kind !== 'multi-select') return 1;
  return rest.length === 0 ? 0 : gradeChoice(question, rest);
}

/** From so many flags on, a question may be set aside. */
const fewestFlags = 3;

/** Whether flags set a question aside until somebody rules: a quarter of those who answered it, and at least three. */
export function isSetAside(flags: number, answerers: number): boolean {
  return flags >= fewestFlags && flags * 4 >= answerers;
}

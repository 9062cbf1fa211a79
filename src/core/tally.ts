import type { AskedQuestion } from './asked-question.ts';
import type { Response, Verdict } from './response.ts';
import { fractionOf, type Validity, valid } from './ruling.ts';

/** What everybody answered to a post. */
export interface Tally {
  readonly answered: number;
  /** How many had it fully right. */
  readonly right: number;
  /** Option id → how many picked it. */
  readonly picks: ReadonlyMap<string, number>;
  /** Idea id → how many written answers hit it. */
  readonly ideas: ReadonlyMap<string, number>;
  /** How many answered in writing. */
  readonly written: number;
  /** Names of those fully right who are neither hidden nor gone, in the order of `answers`; at most `namesLimit`. */
  readonly names: readonly string[];
}

/** An answer to a post, and who gave it. */
export interface NamedAnswer {
  readonly response: Response;
  readonly verdict: Pick<Verdict, 'fraction' | 'ideasHit'>;
  /** Null where nothing is kept any more about who gave it. */
  readonly name: string | null;
  /** They are neither hidden nor gone. */
  readonly listed: boolean;
}

/** Counts what was answered to a post, as its question is valid by now. */
export function tallyAnswers(
  question: AskedQuestion,
  answers: readonly NamedAnswer[],
  namesLimit: number,
  validity: Validity = valid,
): Tally {
  const right = answers.filter((answer) => fractionOf(question, answer, validity) === 1);
  return {
    answered: answers.length,
    right: right.length,
    picks: countEach(answers.flatMap(({ response }) => (response.type === 'choice' ? response.picks : []))),
    ideas: countEach(answers.flatMap(({ verdict }) => verdict.ideasHit)),
    written: answers.filter(({ response }) => response.type === 'written').length,
    names: right.flatMap(({ listed, name }) => (listed && name !== null ? [name] : [])).slice(0, namesLimit),
  };
}

function countEach(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

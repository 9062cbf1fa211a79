import type { Pack, Question, QuestionKind } from '../pack.ts';
import { plainSpans } from '../rich-text.ts';
import type { Finding, QualityFault } from './finding.ts';

/** Among fewer questions, one more or less would turn a good share into a bad one. */
const fewest = 10;

/**
 * Of four options, the right one is the longest in a quarter of questions by chance. Whoever writes adds words to it
 * to make it true, and readers learn to pick it for its length.
 */
const mostLongest = 0.3;
const fewestTrue = 0.4;
const mostTrue = 0.6;

/** Finds what gives answers away: right options that are the longest too often, too many statements that are true. */
export function measureShares(pack: Pack): readonly Finding[] {
  return [measureLongest(pack, 'multiple-choice'), measureLongest(pack, 'spot-the-issue'), measureTrue(pack)];
}

/** Whether the right option has more characters than each of the others. */
export function isRightLongest({ options }: Question): boolean {
  const lengthsOf = (right: boolean) =>
    options.filter((option) => option.right === right).map((option) => plainSpans(option.text).length);
  return Math.max(...lengthsOf(true)) > Math.max(...lengthsOf(false));
}

/** Whether it is a true-false question whose statement is true. */
export function isTrueStatement({ kind, options }: Question): boolean {
  return kind === 'true-false' && options.some(({ id, right }) => id === 'true' && right);
}

function measureLongest(pack: Pack, kind: QuestionKind): Finding {
  const asked = questionsOf(pack, kind);
  const longest = asked.filter(isRightLongest);
  const surplus = longest.length - Math.floor(mostLongest * asked.length);
  const fault: QualityFault = {
    wrong: `the right option is the longest in ${longest.length} of ${asked.length} ${kind} questions`,
    repair: `Shorten it, or lengthen a wrong one, in ${surplus} of these: ${longest.map(({ id }) => id).join(', ')}`,
  };
  return {
    measure: `${kind} whose right option is the longest`,
    count: longest.length,
    of: asked.length,
    wanted: `at most ${percent(mostLongest)}${unlessFew(asked)}`,
    faults: asked.length >= fewest && surplus > 0 ? [fault] : [],
  };
}

function measureTrue(pack: Pack): Finding {
  const asked = questionsOf(pack, 'true-false');
  const { length: count } = asked.filter(isTrueStatement);
  const isEven = count >= fewestTrue * asked.length && count <= mostTrue * asked.length;
  const fault: QualityFault = {
    wrong: `${count} of ${asked.length} true-false statements are true`,
    repair: `Turn some round, until ${percent(fewestTrue)} to ${percent(mostTrue)} are`,
  };
  return {
    measure: 'true-false that are true',
    count,
    of: asked.length,
    wanted: `${percent(fewestTrue)} to ${percent(mostTrue)}${unlessFew(asked)}`,
    faults: asked.length >= fewest && !isEven ? [fault] : [],
  };
}

function questionsOf({ chapters }: Pack, kind: QuestionKind): readonly Question[] {
  return chapters.flatMap(({ questions }) => questions.filter((question) => question.kind === kind));
}

function unlessFew(asked: readonly Question[]): string {
  return asked.length < fewest ? `, from ${fewest} such questions on` : '';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

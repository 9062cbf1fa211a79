import type { Question } from '../pack.ts';
import { plainSpans, plainText } from '../rich-text.ts';

/** Whether two questions ask the same in the same words, marks such as bold and the order of options aside. */
export function isWordedAlike(one: Question, other: Question): boolean {
  return wordingOf(one) === wordingOf(other);
}

function wordingOf(question: Question): string {
  const options = [...question.options]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, text, right }) => [id, plainSpans(text), right]);
  const rubric =
    question.kind === 'spot-the-issue' ? question.rubric.map(({ id, accept }) => [id, accept]) : [];
  return JSON.stringify([plainText(question.stem), options, rubric]);
}

import { expect, it } from 'vitest';
import { countQuestions } from '../../../src/core/quality/counts.ts';
import { writtenQuestion } from '../grading/questions.ts';
import { ofLengths, statement } from './sample.ts';

it('counts kinds, difficulties, longest right options and true statements', () => {
  const severalRight = { ...ofLengths('b', 9, 5), kind: 'multi-select' as const };
  expect(
    countQuestions([
      ofLengths('a', 9, 5),
      severalRight,
      statement('c', true),
      statement('d', false),
      writtenQuestion('Why?', ['because']),
    ]),
  ).toEqual({
    questions: 5,
    kinds: { 'multiple-choice': 1, 'multi-select': 1, 'true-false': 2, 'spot-the-issue': 1 },
    difficulties: { 1: 4, 2: 0, 3: 1 },
    rightLongest: 1,
    trueStatements: 1,
  });
});

import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/core/pack.ts';
import { isRightLongest, measureShares } from '../../../src/core/quality/shares.ts';
import { ofLengths, packWith, statement } from './sample.ts';

/** So many questions, of which so many have the longest right option. */
function choices(count: number, longest: number, kind: Question['kind'] = 'multiple-choice') {
  return Array.from({ length: count }, (_, index) => {
    const chosen = ofLengths(`q${index}`, index < longest ? 9 : 5, 7, 7);
    return kind === 'spot-the-issue' ? { ...chosen, kind, rubric: [], model: [], examples: [] } : chosen;
  });
}

function statements(count: number, isTrue: number) {
  return Array.from({ length: count }, (_, index) => statement(`s${index}`, index < isTrue));
}

const faultsOf = (questions: readonly Question[]) =>
  measureShares(packWith(questions)).flatMap(({ faults }) => faults);

describe('the right option', () => {
  it('is the longest where it has more characters than every other', () => {
    expect(isRightLongest(ofLengths('q', 8, 7, 3))).toBe(true);
    expect(isRightLongest(ofLengths('q', 7, 7, 3))).toBe(false);
    expect(isRightLongest(ofLengths('q', 5, 7, 3))).toBe(false);
  });

  it('may be the longest in three of ten questions, not in four', () => {
    expect(faultsOf(choices(10, 3))).toEqual([]);
    expect(faultsOf(choices(10, 4))).toEqual([
      {
        wrong: 'the right option is the longest in 4 of 10 multiple-choice questions',
        repair: 'Shorten it, or lengthen a wrong one, in 1 of these: q0, q1, q2, q3',
      },
    ]);
    expect(faultsOf(choices(10, 10, 'spot-the-issue'))).toHaveLength(1);
  });

  it('is not judged by fewer than ten questions of a kind', () => {
    expect(faultsOf([...choices(9, 9), ...choices(9, 9, 'spot-the-issue'), ...statements(9, 9)])).toEqual([]);
  });
});

describe('statements', () => {
  it('are true in 40 to 60 % of cases', () => {
    const wrong = [3, 4, 6, 7].map((count) => faultsOf(statements(10, count)).map((fault) => fault.wrong));
    expect(wrong).toEqual([
      ['3 of 10 true-false statements are true'],
      [],
      [],
      ['7 of 10 true-false statements are true'],
    ]);
  });
});

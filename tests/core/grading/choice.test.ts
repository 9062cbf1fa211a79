import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '../../../src/core/grading/grade.ts';
import type { Question } from '../../../src/core/pack.ts';
import { choiceQuestion, writtenQuestion } from './questions.ts';

const single = choiceQuestion('multiple-choice', [false, true, false, false]);
const several = choiceQuestion('multi-select', [true, true, true, false, false]);

function gradePicks(question: Question, picks: readonly string[]) {
  return grade(question, { type: 'choice', picks }, []);
}

describe('a question with one right option', () => {
  it('earns its difficulty in points for the right pick', () => {
    expect(gradePicks(single, ['b'])).toEqual({ fraction: 1, points: 3, ideasHit: [] });
  });

  it('earns nothing for another pick', () => {
    expect(gradePicks(single, ['a'])).toEqual({ fraction: 0, points: 0, ideasHit: [] });
  });

  it.each(['multiple-choice', 'true-false'] as const)('takes one pick: %s', (kind) => {
    const question = choiceQuestion(kind, [true, false]);
    expect(() => gradePicks(question, ['a', 'b'])).toThrow(RangeError);
    expect(() => gradePicks(question, ['a', 'b'])).toThrow('Question "choice" takes one pick, not 2');
  });
});

describe('a question with several right options', () => {
  it('earns a share for right picks less wrong picks', () => {
    expect(gradePicks(several, ['a', 'b'])).toMatchObject({ fraction: 2 / 3, points: 2 });
    expect(gradePicks(several, ['a', 'b', 'd'])).toMatchObject({ fraction: 1 / 3, points: 1 });
  });

  it('rounds points to hundredths', () => {
    const easy = { ...several, difficulty: 1 } as const;
    expect(gradePicks(easy, ['a', 'b']).points).toBe(0.67);
  });
});

describe('a written question answered by choice', () => {
  it('earns half the points, though the whole fraction', () => {
    expect(gradePicks(writtenQuestion('Why?', ['lag']), ['a'])).toEqual({
      fraction: 1,
      points: 1.5,
      ideasHit: [],
    });
  });
});

describe('picks that cannot be graded', () => {
  it.each([
    [[], 'Question "choice" was answered without a pick'],
    [['x'], 'Question "choice" has the options a, b, c, d; picked: x'],
  ])('%j are refused', (picks, message) => {
    expect(() => gradePicks(single, picks)).toThrow(RangeError);
    expect(() => gradePicks(single, picks)).toThrow(message);
  });

  it('are words where a pick is asked for', () => {
    expect(() => grade(single, { type: 'written', text: 'b' }, [])).toThrow(
      'Question "choice" is answered by a pick, not in words',
    );
  });
});

describe('partial credit', () => {
  const rights = fc
    .array(fc.boolean(), { minLength: 2, maxLength: 5 })
    .filter((options) => options.includes(true));
  const answered = rights.chain((options) => {
    const question = choiceQuestion('multi-select', options);
    const ids = question.options.map((option) => option.id);
    return fc.record({ question: fc.constant(question), picks: fc.subarray(ids, { minLength: 1 }) });
  });

  it('lies between nothing and everything, and is everything only for exactly the right picks', () => {
    fc.assert(
      fc.property(answered, ({ question, picks }) => {
        const { fraction, points } = gradePicks(question, picks);
        const exact = question.options.every((option) => option.right === picks.includes(option.id));
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        expect(fraction === 1).toBe(exact);
        expect(points).toBeCloseTo(3 * fraction, 2);
      }),
    );
  });

  it('does not depend on the order of picks, nor on picking twice', () => {
    const shuffled = answered.chain(({ question, picks }) =>
      fc.record({
        question: fc.constant(question),
        picks: fc.constant(picks),
        other: fc.shuffledSubarray([...picks, ...picks], { minLength: 2 * picks.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ question, picks, other }) => {
        expect(gradePicks(question, other)).toEqual(gradePicks(question, picks));
      }),
    );
  });

  it('never rises with a wrong pick', () => {
    fc.assert(
      fc.property(answered, ({ question, picks }) => {
        const before = gradePicks(question, picks).fraction;
        for (const wrong of question.options.filter((option) => !option.right))
          expect(gradePicks(question, [...picks, wrong.id]).fraction).toBeLessThanOrEqual(before);
      }),
    );
  });
});

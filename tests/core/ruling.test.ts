import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../src/core/asked-question.ts';
import { grade } from '../../src/core/grading/grade.ts';
import { type Decision, isSetAside, isValid, valid, validityAfter, worthOf } from '../../src/core/ruling.ts';
import { question } from './packs.ts';

const asked = (kind: Parameters<typeof question>[2]): AskedQuestion => ({
  ...question('which', 1, kind),
  pack: 'ddia',
  packVersion: '1.0.0',
});
const accept = (option: string): Decision => ({ type: 'accept', option });

/** What picks earn before and after decisions, in points of those possible. */
function earned(one: AskedQuestion, picks: readonly string[], ...decisions: readonly Decision[]): string {
  const response = { type: 'choice', picks } as const;
  const verdict = grade(one, response, []);
  const worth = worthOf(one, { response, verdict }, validityAfter(decisions));
  return `${verdict.points} → ${worth.points} of ${worth.possible}`;
}

const ids = (one: AskedQuestion, right: boolean) =>
  one.options.filter((option) => option.right === right).map(({ id }) => id);

describe('a ruling', () => {
  const single = asked('multiple-choice');
  const [right = ''] = ids(single, true);
  const [wrong = '', other = ''] = ids(single, false);
  const full = single.difficulty;

  it('that accepts an option makes it as good as the right one, which stays right', () => {
    expect(earned(single, [wrong], accept(wrong))).toBe(`0 → ${full} of ${full}`);
    expect(earned(single, [right], accept(wrong))).toBe(`${full} → ${full} of ${full}`);
    expect(earned(single, [other], accept(wrong))).toBe(`0 → 0 of ${full}`);
  });

  it('that declares a question void lets it count for nobody', () => {
    expect(earned(single, [right], { type: 'void' })).toBe(`${full} → 0 of 0`);
  });

  it('that keeps the question takes back what was decided before', () => {
    expect(earned(single, [wrong], accept(wrong), { type: 'void' }, { type: 'keep' })).toBe(
      `0 → 0 of ${full}`,
    );
    expect(isValid(validityAfter([accept(wrong), { type: 'keep' }]))).toBe(true);
    expect(isValid(validityAfter([accept(wrong)]))).toBe(false);
  });

  it('never takes points from anybody by accepting an option', () => {
    const picked = fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 });
    fc.assert(
      fc.property(picked, picked, (picks, accepted) => {
        const many = asked('multi-select');
        const known = picks.filter((id) => many.options.some((option) => option.id === id));
        fc.pre(known.length > 0);
        const response = { type: 'choice', picks: known } as const;
        const verdict = grade(many, response, []);
        const worth = worthOf(many, { response, verdict }, validityAfter(accepted.map(accept)));
        expect(worth.points).toBeGreaterThanOrEqual(verdict.points);
        expect(worth.points).toBeLessThanOrEqual(worth.possible);
      }),
    );
  });

  it('leaves an answer in words as it was graded', () => {
    const verdict = { fraction: 0.5, points: 1, ideasHit: ['lag'] };
    const written = { response: { type: 'written', text: 'lags' }, verdict } as const;
    expect(worthOf(asked('multiple-choice'), written, validityAfter([accept(wrong)]))).toMatchObject({
      fraction: 0.5,
      points: 1,
    });
    expect(worthOf(asked('multiple-choice'), written, valid).points).toBe(1);
  });
});

describe('flags', () => {
  it.each([
    [2, 4, false],
    [3, 12, true],
    [3, 13, false],
    [4, 16, true],
    [3, 0, true],
  ])('%i of %i who answered: set aside %s', (flags, answerers, aside) => {
    expect(isSetAside(flags, answerers)).toBe(aside);
  });
});

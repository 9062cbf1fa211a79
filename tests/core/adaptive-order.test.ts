import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memories, type PastRecall } from '../../src/core/learning/review.ts';
import type { Pack } from '../../src/core/pack.ts';
import { type Choice, selectQuestion } from '../../src/core/selection.ts';
import { addDays } from '../../src/core/time.ts';
import { instant } from './clock-changes.ts';
import { packOf, question } from './packs.ts';
import { planWith } from './plans.ts';

const start = instant('2026-11-23T08:00Z');
const after = (days: number) => start.add({ hours: 24 * days });

/** Two questions on each of the concepts a, b and c, such as `a1`, in reading order. */
const pack = packOn('a1', 'a2', 'b1', 'b2', 'c1', 'c2');

/** Questions whose concepts are the letters of their ids. */
function packOn(...ids: readonly string[]): Pack {
  const questions = ids.map((id) => ({ ...question(id), concepts: id.match(/[a-z]/g) ?? [] }));
  return {
    ...packOf(),
    chapters: [{ number: 1, title: '', summary: [], concepts: [], terms: [], questions }],
  };
}

/** A member's answers: `+a1` was right, `-a1` wrong, a day each from the start on. */
function answered(...words: readonly string[]): readonly PastRecall[] {
  return words.map((word, day) => ({
    question: word.slice(1),
    at: after(day),
    kind: 'multiple-choice',
    difficulty: 2,
    written: false,
    fraction: word.startsWith('+') ? 1 : 0,
  }));
}

interface Given extends Partial<Omit<Choice, 'used'>> {
  readonly answers?: readonly (readonly PastRecall[])[];
  /** Ids, asked a day each from the start on. */
  readonly used?: readonly string[];
  /** Since the start. */
  readonly days?: number;
}

/** The id of the question that is asked. */
function next({
  answers = [],
  used = [],
  days = 30,
  pack: from = pack,
  ...given
}: Given): string | undefined {
  const selected = selectQuestion({
    pack: from,
    plan: planWith({ order: 'adaptive' }),
    used: used.map((id, day) => ({ question: id, at: after(day) })),
    setAside: new Set(),
    group: answers.map((of) => memories(from, of, 'Europe/Berlin')),
    date: addDays('2026-11-23', days),
    ...given,
  });
  return selected?.question.id;
}

describe('order adaptive', () => {
  it('asks first about what nobody has met, however much of the rest was missed', () => {
    const answers = [answered('-a1', '-b1'), answered('-a1', '-b1')];
    expect(next({ answers, used: ['a1', 'b1'] })).toBe('c1');
  });

  it('asks about what most have missed before what one has', () => {
    const missedByOne = answered('-a1', '+b1', '+c1');
    const missedByMost = answered('+a1', '-b1', '+c1');
    const used = ['a1', 'b1', 'c1'];
    expect(next({ answers: [missedByOne, missedByMost, missedByMost], used })).toBe('b2');
    expect(next({ answers: [missedByOne, missedByOne, missedByMost], used })).toBe('a2');
  });

  it('asks about what has been forgotten for longest, where all of it was known', () => {
    expect(next({ answers: [answered('+b1', '+a1', '+c1')], used: ['b1', 'a1', 'c1'] })).toBe('b2');
  });

  it('goes by the moment of the slot: what was missed lately is known for a while', () => {
    const answers = [answered('+a1', '+b1', '+a2', '+c1', '-c2')];
    const from = packOn('a1', 'a2', 'a3', 'b1', 'b2', 'c1', 'c2', 'c3');
    const used = ['a1', 'b1', 'a2', 'c1', 'c2'];
    expect(next({ pack: from, answers, used, days: 4 })).toBe('b2');
    expect(next({ pack: from, answers, used, days: 60 })).toBe('c3');
  });

  it('prefers a question on two needed concepts to one on either', () => {
    const from = packOn('a1', 'b1', 'c1', 'bc1');
    expect(next({ pack: from, answers: [answered('+a1')], used: ['a1'] })).toBe('bc1');
  });

  it('asks about something else than what was asked on the same day, before anybody has answered it', () => {
    const answers = [answered('+b1', '-c1')];
    const used = ['b1', 'c1', 'a1'];
    expect(next({ answers, used, days: 2 })).toBe('c2');
    expect(next({ answers, used, days: 3 })).toBe('a2');
  });

  it('does so as well where all questions were asked before', () => {
    const from = packOn('a1', 'b1', 'c1', 'd1', 'a2');
    const used = ['a1', 'b1', 'c1', 'd1', 'a2'];
    const answers = [answered('-a1', '+b1', '+c1', '+d1')];
    expect(next({ pack: from, answers, used, days: 5 })).toBe('a1');
    expect(next({ pack: from, answers, used, days: 4 })).toBe('b1');
  });

  it('follows the reading order while nobody has answered, and among what is needed alike', () => {
    expect(next({})).toBe('a1');
    expect(next({ used: ['a1'] })).toBe('a2');
    expect(next({ answers: [answered('+a1')], used: ['a1'] })).toBe('b1');
  });

  it('asks unused questions first, however well they are known', () => {
    const answers = [answered('+c1', '-a1', '-a2', '-b1', '-b2')];
    expect(next({ answers, used: ['c1', 'a1', 'a2', 'b1', 'b2'] })).toBe('c2');
  });

  it('comes back to what is needed most once all is used, among the half asked longest ago', () => {
    const used = ['a1', 'b1', 'c1', 'a2', 'b2', 'c2'];
    expect(next({ answers: [answered('+a1', '+b1', '-c1', '+a2', '+b2', '+c2')], used })).toBe('c1');
    expect(next({ answers: [answered('+a1', '-b1', '+c1', '+a2', '+b2', '+c2')], used })).toBe('b1');
  });

  it('does not come back to what was asked lately, however needed', () => {
    const from = packOn('a1', 'b1', 'c1', 'abc1');
    const used = ['a1', 'b1', 'c1', 'abc1'];
    expect(next({ pack: from, answers: [answered('+a1', '-b1', '-c1')], used })).toBe('b1');
  });

  it('asks nothing that is set aside', () => {
    const answers = [answered('+a1', '-b1', '+c1')];
    const used = ['a1', 'b1', 'c1'];
    expect(next({ answers, used })).toBe('b2');
    expect(next({ answers, used, setAside: new Set(['b2']) })).toBe('a2');
  });

  it('asks the same of the same answers, and not twice in a row', () => {
    const ids = fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c1', 'c2');
    const given = fc.array(fc.tuple(fc.constantFrom('+', '-'), ids).map((parts) => parts.join('')));
    fc.assert(
      fc.property(fc.array(given, { maxLength: 4 }), fc.array(ids), (members, used) => {
        const choice = { answers: members.map((words) => answered(...words)), used };
        const chosen = next(choice);
        expect(chosen).toBe(next({ ...choice, answers: [...choice.answers].reverse() }));
        expect(chosen).not.toBe(used.at(-1));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/core/pack.ts';
import { type LocalDate, orders, type Plan } from '../../src/core/plan.ts';
import { askQuestion, type Choice, selectPractice, selectQuestion } from '../../src/core/selection.ts';
import { addDays } from '../../src/core/time.ts';
import { instant } from './clock-changes.ts';
import { packOf, question } from './packs.ts';
import { planWith } from './plans.ts';

const start = instant('2026-11-23T08:00Z');

/** Questions used one after another, a day apart. */
function usedInTurn(...ids: readonly string[]) {
  return ids.map((id, days) => ({ question: id, at: start.add({ hours: 24 * days }) }));
}

type Chosen = Omit<Choice, 'setAside' | 'group'> &
  Partial<Pick<Choice, 'group'>> & { readonly setAside?: readonly string[] };

/** The question that is selected where there is one. */
function select({ setAside = [], group = [], ...choice }: Chosen) {
  const selected = selectQuestion({ ...choice, group, setAside: new Set(setAside) });
  if (!selected) throw new Error('every question is set aside');
  return selected;
}

/** The ids that are asked next, day after day on one date of the plan. */
function nextOnes(pack: Pack, plan: Plan, count: number, date: LocalDate = plan.startsOn): readonly string[] {
  const ids: string[] = [];
  while (ids.length < count) ids.push(select({ pack, plan, used: usedInTurn(...ids), date }).question.id);
  return ids;
}

describe('the next question', () => {
  it('follows the chapters and their files in reading order', () => {
    expect(nextOnes(packOf(2, 1, 2), planWith(), 5)).toEqual(['1-a', '1-b', '2-a', '3-a', '3-b']);
  });

  it('is the one asked longest ago once the pack is used up', () => {
    const used = usedInTurn('1-b', '1-a', '1-b', '1-c');
    const { question: chosen, unusedLeft } = select({
      pack: packOf(3),
      plan: planWith(),
      used,
      date: '2026-12-01',
    });
    expect([chosen.id, unusedLeft]).toEqual(['1-a', 0]);
  });

  it('goes by when questions were asked, not by the order they are told in', () => {
    const used = usedInTurn('1-a', '1-b', '1-c', '1-a').reverse();
    expect(select({ pack: packOf(3), plan: planWith(), used, date: '2026-12-01' }).question.id).toBe('1-b');
  });

  it('is a new one of the pack before any comes again', () => {
    const used = usedInTurn('1-a', '1-c', '1-a', '1-c');
    expect(select({ pack: packOf(3), plan: planWith(), used, date: '2026-12-01' }).question.id).toBe('1-b');
  });

  it('is none that is set aside, which leaves fewer unused ones', () => {
    const choice = { pack: packOf(3), plan: planWith(), used: usedInTurn('1-b'), date: '2026-12-01' };
    expect(select({ ...choice, setAside: ['1-a'] })).toMatchObject({
      question: { id: '1-c' },
      unusedLeft: 0,
    });
    expect(select({ ...choice, setAside: ['1-a', '1-c'] }).question.id).toBe('1-b');
    const all = new Set(['1-a', '1-b', '1-c']);
    expect(selectQuestion({ ...choice, group: [], setAside: all })).toBeUndefined();
  });

  it('comes with the number of unused ones after it', () => {
    const left = (...ids: string[]) =>
      select({ pack: packOf(2, 1), plan: planWith(), used: usedInTurn(...ids), date: '2026-12-01' })
        .unusedLeft;
    expect([left(), left('1-a'), left('1-a', '1-b'), left('1-a', '1-b', '2-a')]).toEqual([2, 1, 0, 0]);
  });

  it('passes over questions that the pack no longer has', () => {
    const used = usedInTurn('gone', '1-a', 'gone-too');
    const selected = select({ pack: packOf(2), plan: planWith(), used, date: '2026-12-01' });
    expect([selected.question.id, selected.unusedLeft]).toEqual(['1-b', 0]);
  });

  it('cannot be had from a pack without questions', () => {
    expect(() => nextOnes(packOf(0), planWith(), 1)).toThrow('The pack "ddia" has no questions.');
  });

  it('is mixed from all chapters by the seed', () => {
    const pack = packOf(5, 5, 5, 5);
    const mixed = (seed: number) => nextOnes(pack, planWith({ order: 'mixed', seed }), 20);
    expect(mixed(1)).toEqual(mixed(1));
    expect(mixed(1)).not.toEqual(mixed(2));
    expect(mixed(1)).not.toEqual([...mixed(1)].sort());
    expect(new Set(mixed(1)).size).toBe(20);
  });

  it('never comes again before all others of the pack, in any order and at any pace', () => {
    const counts = fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 })
      .filter((list) => list.some(Boolean));
    const plans = fc.record({
      order: fc.constantFrom(...orders),
      chaptersPerWeek: fc.option(fc.integer({ min: 1, max: 7 })),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(counts, plans, fc.array(fc.nat(60)), (sizes, changes, shifts) => {
        const pack = packOf(...sizes);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const ids: string[] = [];
        for (let i = 0; i < 2 * total; i += 1) {
          const date = addDays('2026-11-23', shifts[i] ?? i);
          ids.push(select({ pack, plan: planWith(changes), used: usedInTurn(...ids), date }).question.id);
        }
        expect(new Set(ids.slice(0, total)).size).toBe(total);
        expect(ids.slice(total)).toEqual(ids.slice(0, total));
      }),
    );
  });
});

describe('with chapters a week', () => {
  const pack = packOf(3, 1, 2, 1);
  const weekly = (chaptersPerWeek: number, breaks: Plan['breaks'] = []) =>
    planWith({ chaptersPerWeek, breaks });
  const first = (plan: Plan, date: LocalDate) => nextOnes(pack, plan, 1, date)[0];

  it('the chapters of the week come first, then those before, then those to come', () => {
    expect(nextOnes(pack, weekly(1), 7, '2026-12-01')).toEqual([
      '2-a',
      '1-a',
      '1-b',
      '1-c',
      '3-a',
      '3-b',
      '4-a',
    ]);
    expect(nextOnes(pack, weekly(2), 7, '2026-12-01')).toEqual([
      '3-a',
      '3-b',
      '4-a',
      '1-a',
      '1-b',
      '1-c',
      '2-a',
    ]);
  });

  it('weeks are counted in sevens of days from the start', () => {
    const dates = ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '2026-12-07', '2026-12-14'];
    expect(dates.map((date) => first(weekly(1), date))).toEqual(['1-a', '1-a', '1-a', '2-a', '3-a', '4-a']);
  });

  it('a week that is all break does not count, and one with a study day left does', () => {
    const away = weekly(1, [
      { from: '2026-11-28', to: '2026-12-06' },
      { from: '2026-12-07', to: '2026-12-10' },
    ]);
    expect(first(away, '2026-12-07')).toBe('2-a');
    expect(first(away, '2026-12-14')).toBe('3-a');
  });

  it('everything has been reached in the end', () => {
    expect(nextOnes(pack, weekly(3), 7, '2036-01-01')).toEqual([
      '1-a',
      '1-b',
      '1-c',
      '2-a',
      '3-a',
      '3-b',
      '4-a',
    ]);
  });
});

describe('a practice question', () => {
  const questions = ['a', 'b', 'c'].map((id) => question(id));

  it('is one never asked, by the seed', () => {
    expect(selectPractice(questions, ['a', 'c'], 1)?.id).toBe('b');
    const chosen = Array.from({ length: 20 }, (_, seed) => selectPractice(questions, [], seed)?.id);
    expect(new Set(chosen)).toEqual(new Set(['a', 'b', 'c']));
    expect(selectPractice(questions, [], 5)).toBe(selectPractice(questions, [], 5));
  });

  it('is the one asked longest ago where all have been', () => {
    expect(selectPractice(questions, ['b', 'a', 'gone', 'c', 'b'], 1)?.id).toBe('a');
  });

  it('cannot be had from nothing', () => {
    expect(selectPractice([], ['a'], 1)).toBeUndefined();
  });
});

describe('a question as asked', () => {
  const pack = packOf(1);

  it('keeps its content and names its pack and version', () => {
    const original = question('q');
    const { options, ...asked } = askQuestion(pack, original, 3);
    expect({ ...asked, options: original.options }).toEqual({
      ...original,
      pack: 'ddia',
      packVersion: '1.2.3',
    });
    expect(new Set(options)).toEqual(new Set(original.options));
  });

  it('has its options in an order of its own, the same for the same seed', () => {
    const order = (id: string, seed: number) =>
      askQuestion(pack, question(id), seed)
        .options.map((option) => option.id)
        .join('');
    expect(order('q', 3)).toBe(order('q', 3));
    const byQuestion = new Set(Array.from({ length: 40 }, (_, i) => order(`q-${i}`, 3)));
    const bySeed = new Set(Array.from({ length: 40 }, (_, seed) => order('q', seed)));
    expect(Math.min(byQuestion.size, bySeed.size)).toBeGreaterThan(25);
  });

  it('has the right option in every place about equally often', () => {
    const seeds = 5000;
    const counts = new Map<number, number>();
    for (let seed = 0; seed < seeds; seed += 1) {
      const place = askQuestion(pack, question('q'), seed).options.findIndex(({ right }) => right);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const count of counts.values()) expect(Math.abs(count - seeds / 5)).toBeLessThan(seeds / 40);
  });

  it('has True before False', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const asked = askQuestion(pack, question('q', 1, 'true-false'), seed);
      expect(asked.options.map((option) => option.id)).toEqual(['true', 'false']);
    }
  });
});

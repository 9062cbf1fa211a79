import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Score } from '../../src/core/score.ts';
import { slotsBetween } from '../../src/core/slots.ts';
import { boardWindow, mostImproved, type Period, rank } from '../../src/core/standings.ts';
import { Temporal } from '../../src/core/time.ts';
import { findClockChanges, instant } from './clock-changes.ts';
import { leaderboard, planWith } from './plans.ts';

let lastId = 0;
function score(name: string, points: number, rest: Partial<Score> = {}): Score {
  lastId += 1;
  return { memberId: lastId, name, points, possible: 10, answers: 5, days: 5, ...rest };
}

describe('standings', () => {
  const places = (...scores: readonly Score[]) => rank(scores).map(({ place, name }) => `${place} ${name}`);

  it('go by points, and ties share a place', () => {
    expect(places(score('Cy', 2), score('Bo', 5), score('Al', 5), score('Di', 7))).toEqual([
      '1 Di',
      '2 Al',
      '2 Bo',
      '4 Cy',
    ]);
    expect(places(score('Cy', 2), score('Bo', 5), score('Al', 5))).toEqual(['1 Al', '1 Bo', '3 Cy']);
  });

  it('share a place where points differ only by how fractions were added up', () => {
    expect(places(score('Al', 0.1 + 0.2), score('Bo', 0.3))).toEqual(['1 Al', '1 Bo']);
  });

  it('keep what each member has done', () => {
    const al = score('Al', 3, { days: 2 });
    expect(rank([al])).toEqual([{ ...al, place: 1 }]);
    expect(rank([])).toEqual([]);
  });

  it('give everybody one more than the number of those with more points', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }).map((points) => score('Al', points / 3)));
    fc.assert(
      fc.property(scores, (all) => {
        for (const { place, points } of rank(all)) {
          expect(place).toBe(1 + all.filter((other) => other.points > points).length);
        }
      }),
    );
  });
});

describe('most improved', () => {
  const member = (memberId: number, points: number, rest: Partial<Score> = {}) =>
    score(`Member ${memberId}`, points, { memberId, ...rest });

  it('is who gained most of the fraction right', () => {
    const before = [member(1, 5), member(2, 2), member(3, 9)];
    const now = [member(1, 7), member(2, 6), member(3, 10)];
    const improved = mostImproved(now, before);
    expect(improved).toEqual({ memberId: 2, name: 'Member 2', gain: expect.closeTo(0.4) });
  });

  it('goes by the fraction, not by points', () => {
    const before = [member(1, 5), member(2, 2, { possible: 4 })];
    const now = [member(1, 8, { possible: 20 }), member(2, 3, { possible: 4 })];
    expect(mostImproved(now, before)?.memberId).toBe(2);
  });

  it('takes two answers in both', () => {
    const one = { answers: 1 };
    expect(mostImproved([member(1, 9)], [member(1, 1, one)])).toBeUndefined();
    expect(mostImproved([member(1, 9, one)], [member(1, 1)])).toBeUndefined();
    expect(mostImproved([member(1, 9)], [])).toBeUndefined();
    expect(mostImproved([member(1, 9, { answers: 2 })], [member(1, 1, { answers: 2 })])?.memberId).toBe(1);
  });

  it('is nobody where nobody gained', () => {
    expect(mostImproved([member(1, 5), member(2, 4)], [member(1, 5), member(2, 6)])).toBeUndefined();
  });
});

describe('the window of a board', () => {
  const plan = planWith();
  const window = (period: Period, at: string, given: typeof plan | undefined = plan) => {
    const { from, to } = boardWindow(given, period, instant(at));
    return [from, to].map((moment) => moment?.toString() ?? null);
  };

  it('runs from one leaderboard to the next, and ends at the moment of one', () => {
    const week = ['2026-11-20T15:00:00Z', '2026-11-27T15:00:00Z'];
    expect(window('week', '2026-11-25T12:00Z')).toEqual(week);
    expect(window('week', '2026-11-27T14:59Z')).toEqual(week);
    expect(window('week', '2026-11-27T15:00Z')).toEqual(week);
    expect(window('week', '2026-11-27T15:00:01Z')).toEqual(['2026-11-27T15:00:00Z', '2026-12-04T15:00:00Z']);
    expect(window('week', '2026-11-28T15:00Z')).toEqual(['2026-11-27T15:00:00Z', '2026-12-04T15:00:00Z']);
  });

  it('runs from Monday without a leaderboard, in the zone of the plan, or in UTC', () => {
    const week = ['2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z'];
    expect(window('week', '2026-11-25T12:00Z', planWith({ leaderboard: null }))).toEqual(week);
    expect(boardWindow(undefined, 'week', instant('2026-11-25T12:00Z'))).toEqual({
      from: instant('2026-11-23T00:00Z'),
      to: instant('2026-11-30T00:00Z'),
    });
  });

  it('is the month of the calendar', () => {
    expect(window('month', '2026-10-31T23:30Z')).toEqual(['2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z']);
    expect(window('month', '2026-12-31T12:00Z')).toEqual(['2026-11-30T23:00:00Z', '2026-12-31T23:00:00Z']);
  });

  it('is everything up to now', () => {
    expect(window('all', '2026-12-31T12:00Z')).toEqual([null, '2026-12-31T12:00:00Z']);
  });

  it('puts every moment into exactly one announced week, wherever clocks change', () => {
    const changes = findClockChanges('2027-01-01', '2028-01-01');
    const minutes = fc.integer({ min: -14 * 24 * 60, max: 14 * 24 * 60 });
    fc.assert(
      fc.property(fc.constantFrom(...changes), leaderboard, minutes, ({ zone, at }, board, shift) => {
        const given = planWith({ zone, leaderboard: board ?? { day: 1, time: '00:00' }, days: [] });
        const moment = Temporal.Instant.fromEpochMilliseconds(at + shift * 60_000);
        const { from, to } = boardWindow(given, 'week', moment);
        const boards = slotsBetween(given, from ?? moment, to).map((slot) => slot.at.toString());
        expect(boards).toEqual([to.toString()]);
        expect(boardWindow(given, 'week', from ?? moment).to).toEqual(from);
        expect(Temporal.Instant.compare(moment, to) <= 0).toBe(true);
        expect(Temporal.Instant.compare(moment, from ?? moment) > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { settleSlots } from '../../src/core/slots.ts';
import { instant } from './clock-changes.ts';
import { planWith } from './plans.ts';

/** Settles what came between two moments of Berlin's winter time. */
function settle(changes: Partial<Plan>, from: string, now: string) {
  const { fill, skip, dueAt } = settleSlots(
    planWith(changes),
    instant(`${from}+01:00`),
    instant(`${now}+01:00`),
  );
  return {
    fill: fill.map(({ kind, key }) => `${kind} ${withoutZone(key)}`),
    skip: skip.map(({ slot, reason }) => `${withoutZone(slot.key)}: ${reason}`),
    dueAt: dueAt?.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString() ?? null,
  };
}

function withoutZone(key: string): string {
  return key.replace(' Europe/Berlin', '');
}

describe('settling slots', () => {
  it('fills the slot that has just come and names the next', () => {
    expect(settle({}, '2026-11-23T08:59', '2026-11-23T09:00')).toEqual({
      fill: ['question 2026-11-23/09:00'],
      skip: [],
      dueAt: '2026-11-24T09:00:00',
    });
  });

  it('has nothing to do between slots', () => {
    const { fill, skip } = settle({}, '2026-11-23T09:00', '2026-11-23T23:00');
    expect([fill, skip]).toEqual([[], []]);
  });

  it('makes up for the latest missed slot and skips those before it', () => {
    const { fill, skip } = settle(
      { times: ['09:00', '10:00', '13:00'] },
      '2026-11-23T08:00',
      '2026-11-23T13:45',
    );
    expect(fill).toEqual(['question 2026-11-23/13:00']);
    expect(skip).toEqual([
      '2026-11-23/09:00: missed by more than 4 hours',
      '2026-11-23/10:00: missed while Quorum was not running; the slot of 13:00 was posted instead',
    ]);
  });

  it('names the day of the slot that was posted instead where it is another', () => {
    const { skip } = settle({ graceHours: 48 }, '2026-11-23T08:00', '2026-11-24T10:00');
    expect(skip).toEqual([
      '2026-11-23/09:00: missed while Quorum was not running; the slot of Tue 24 Nov, 09:00 was posted instead',
    ]);
  });

  it('makes up for a slot until the grace has passed, and not after', () => {
    expect(settle({}, '2026-11-23T08:00', '2026-11-23T13:00').fill).toEqual(['question 2026-11-23/09:00']);
    expect(settle({}, '2026-11-23T08:00', '2026-11-23T13:00:01')).toEqual({
      fill: [],
      skip: ['2026-11-23/09:00: missed by more than 4 hours'],
      dueAt: '2026-11-24T09:00:00',
    });
    expect(settle({ graceHours: 1 }, '2026-11-23T08:00', '2026-11-23T11:00').skip).toEqual([
      '2026-11-23/09:00: missed by more than 1 hour',
    ]);
  });

  it('makes up for one of each kind', () => {
    const { fill, skip } = settle({ graceHours: 12 }, '2026-11-27T08:00', '2026-11-27T17:00');
    expect(fill).toEqual(['question 2026-11-27/09:00', 'leaderboard 2026-11-27/16:00']);
    expect(skip).toEqual([]);
  });

  it('posts one of two slots that a change of clocks brought together', () => {
    const changes: Partial<Plan> = { times: ['02:15', '02:45'], days: [7], startsOn: '2027-03-01' };
    const { fill, skip } = settle(changes, '2027-03-28T00:00', '2027-03-28T02:00');
    expect(fill).toEqual(['question 2027-03-28/02:45']);
    expect(skip).toEqual([
      '2027-03-28/02:15: a change of clocks skipped it; the slot of 03:00 was posted instead',
    ]);
  });

  it('settles nothing twice where the clock was moved back', () => {
    expect(settle({}, '2026-11-25T12:00', '2026-11-23T12:00')).toEqual({
      fill: [],
      skip: [],
      dueAt: '2026-11-26T09:00:00',
    });
  });

  it('has nothing due in a break without end', () => {
    const breaks = [{ from: '2026-11-24', to: '9999-12-31' }];
    expect(settle({ breaks }, '2026-11-23T08:00', '2026-11-23T09:00').dueAt).toBeNull();
  });
});

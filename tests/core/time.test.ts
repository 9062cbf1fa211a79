import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt, localDateIn, nextAt } from '../../src/core/time.ts';
import { findClockChanges, instant, isFirstShowing, wallClock } from './clock-changes.ts';

// Samoa left out a date in 2011, Newfoundland turned clocks back over midnight, and Russia gave up summer time.
const changes = [
  ...findClockChanges('2011-01-01', '2012-01-10'),
  ...findClockChanges('2026-01-01', '2029-01-01'),
];

describe('a local time', () => {
  it.each([
    ['2026-11-23', '09:00', 'Europe/Berlin', '2026-11-23T08:00Z', 'on an ordinary day'],
    ['2027-03-28', '02:00', 'Europe/Berlin', '2027-03-28T01:00Z', 'at the very start of a gap'],
    ['2027-03-28', '02:30', 'Europe/Berlin', '2027-03-28T01:00Z', 'in a gap, at the first moment after it'],
    ['2027-03-28', '03:00', 'Europe/Berlin', '2027-03-28T01:00Z', 'at the end of a gap'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30Z', 'that comes twice, the first time'],
    ['2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30Z', 'in a gap of half an hour'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z', 'in a repeated half hour'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00Z', 'on a date that a zone left out'],
    ['2011-12-31', '09:00', 'Pacific/Apia', '2011-12-30T19:00Z', 'on the date after it'],
    ['2006-10-29', '00:00', 'America/St_Johns', '2006-10-29T02:30Z', 'repeated over midnight'],
  ])('%s %s in %s is %s: %s', (date, time, zone, expected) => {
    expect(instantAt(date, time, zone).toString()).toBe(instant(expected).toString());
  });

  it('comes at the first moment that clocks show it or more, at every change of clocks there is', () => {
    expect(new Set(changes.map(({ zone }) => zone)).size).toBeGreaterThan(150);
    for (const { zone, at } of changes) {
      for (const shift of [-1, 0, 1, 30]) expectFirstShowing(zone, at + shift * 60_000);
    }
  });

  it('comes at the first moment that clocks show it or more, at any distance from a change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -2000, max: 2000 }),
        ({ zone, at }, minutes) => expectFirstShowing(zone, at + minutes * 60_000),
      ),
      { numRuns: 1000 },
    );
  });
});

/** Holds for what clocks show at a moment, and for what they would show had they not been changed before. */
function expectFirstShowing(zone: string, at: number): void {
  const before = Date.parse(`${wallClock(zone, at - 150 * 60_000).replace(' ', 'T')}Z`) + 150 * 60_000;
  for (const wanted of [wallClock(zone, at), new Date(before).toISOString().slice(0, 16).replace('T', ' ')]) {
    const [date = '', time = ''] = wanted.split(' ');
    if (!isFirstShowing(instantAt(date, time, zone), date, time, zone)) expect.fail(`${wanted} in ${zone}`);
  }
}

describe('a local date', () => {
  it('is the date of the zone, not of UTC', () => {
    expect(localDateIn('Pacific/Auckland', instant('2026-11-22T23:00Z'))).toBe('2026-11-23');
    expect(localDateIn('America/Los_Angeles', instant('2026-11-23T02:00Z'))).toBe('2026-11-22');
  });

  it('is counted on over months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });
});

describe('the next time that clocks show', () => {
  it.each([
    ['2026-11-23T07:29Z', '08:30', '2026-11-23T07:30Z', 'comes the same day'],
    ['2026-11-23T07:30Z', '08:30', '2026-11-24T07:30Z', 'comes the next day, once it is there'],
    ['2027-03-27T07:30Z', '08:30', '2027-03-28T06:30Z', 'keeps to the clocks in spring'],
    ['2026-10-24T06:30Z', '08:30', '2026-10-25T07:30Z', 'keeps to the clocks in autumn'],
    ['2027-03-27T12:00Z', '02:30', '2027-03-28T01:00Z', 'comes after the gap that leaves it out'],
    ['2026-10-25T00:30Z', '02:30', '2026-10-26T01:30Z', 'does not come again where it is repeated'],
    ['2026-11-23T23:30Z', '00:15', '2026-11-24T23:15Z', 'is of the date that the zone has'],
  ])('after %s, for %s in Berlin, is %s: it %s', (after, time, expected) => {
    expect(nextAt(time, 'Europe/Berlin', instant(after)).toString()).toBe(instant(expected).toString());
  });
});

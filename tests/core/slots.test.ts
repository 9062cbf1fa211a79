import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { formatMoment } from '../../src/core/plan-words.ts';
import {
  closesAfterAnHour,
  closesAt,
  localDate,
  nextSlots,
  type Slot,
  slotsBetween,
  whyNoSlot,
} from '../../src/core/slots.ts';
import { instant } from './clock-changes.ts';
import { planWith } from './plans.ts';

const sunday = instant('2026-11-22T12:00Z');

function moments(plan: Plan, slots: readonly Slot[]): readonly string[] {
  return slots.map((slot) => `${slot.kind} ${formatMoment(slot.at, plan.zone)}`);
}

describe('the next slots', () => {
  it('are the questions of study days and the leaderboard, in order', () => {
    const plan = planWith({ days: [4, 5], times: ['09:00', '17:30'] });
    expect(moments(plan, nextSlots(plan, sunday, 6))).toEqual([
      'question Thu 26 Nov, 09:00',
      'question Thu 26 Nov, 17:30',
      'question Fri 27 Nov, 09:00',
      'leaderboard Fri 27 Nov, 16:00',
      'question Fri 27 Nov, 17:30',
      'question Thu 3 Dec, 09:00',
    ]);
  });

  it('are named by their local time, so that what was moved within a day is another slot', () => {
    const keys = (changes: Partial<Plan>) => nextSlots(planWith(changes), sunday, 2).map(({ key }) => key);
    expect(keys({ times: ['09:00', '17:30'] })).toEqual([
      '2026-11-23/09:00 Europe/Berlin',
      '2026-11-23/17:30 Europe/Berlin',
    ]);
    expect(keys({ times: ['14:00'] })[0]).toBe('2026-11-23/14:00 Europe/Berlin');
    expect(keys({ zone: 'America/New_York' })[0]).toBe('2026-11-23/09:00 America/New_York');
  });

  it('come strictly after the moment asked for', () => {
    const plan = planWith();
    const [first] = nextSlots(plan, sunday, 1);
    expect(moments(plan, nextSlots(plan, first?.at ?? sunday, 1))).toEqual(['question Tue 24 Nov, 09:00']);
  });

  it('can be asked for by kind', () => {
    const plan = planWith();
    expect(moments(plan, nextSlots(plan, sunday, 2, 'leaderboard'))).toEqual([
      'leaderboard Fri 27 Nov, 16:00',
      'leaderboard Fri 4 Dec, 16:00',
    ]);
    expect(nextSlots(plan, sunday, 9, 'question').every(({ kind }) => kind === 'question')).toBe(true);
  });

  it('leave out breaks, leaderboards too, and what is before the start', () => {
    const plan = planWith({ startsOn: '2026-11-25', breaks: [{ from: '2026-11-26', to: '2026-12-04' }] });
    expect(moments(plan, nextSlots(plan, sunday, 2))).toEqual([
      'question Wed 25 Nov, 09:00',
      'question Mon 7 Dec, 09:00',
    ]);
  });

  it.each<[string, Partial<Plan>]>([
    ['the break never ends', { breaks: [{ from: '2026-01-01', to: '9999-12-31' }] }],
    [
      'breaks follow each other for ever',
      {
        breaks: [
          { from: '5000-01-02', to: '9999-12-31' },
          { from: '2026-01-01', to: '5000-01-01' },
        ],
      },
    ],
    ['there are no days and no leaderboard', { days: [], leaderboard: null }],
    ['it starts too late', { startsOn: '9999-12-31', days: [1], leaderboard: null }],
  ])('are none where %s', (_, changes) => {
    expect(nextSlots(planWith(changes), sunday, 3)).toEqual([]);
  });

  it('are none of a kind that the plan lacks', () => {
    expect(nextSlots(planWith({ leaderboard: null }), sunday, 1, 'leaderboard')).toEqual([]);
    expect(nextSlots(planWith({ days: [] }), sunday, 1, 'question')).toEqual([]);
    expect(nextSlots(planWith(), sunday, 0)).toEqual([]);
  });
});

describe('where clocks change', () => {
  const always = { days: [1, 2, 3, 4, 5, 6, 7], leaderboard: null } as const;

  it.each([
    ['Europe/Berlin', '2027-03-28', ['02:30'], ['2027-03-28T01:00:00Z']],
    ['Europe/Berlin', '2026-10-25', ['02:30'], ['2026-10-25T00:30:00Z']],
    [
      'Australia/Lord_Howe',
      '2026-10-04',
      ['02:10', '02:45'],
      ['2026-10-03T15:30:00Z', '2026-10-03T15:45:00Z'],
    ],
    ['Pacific/Apia', '2011-12-30', ['09:00'], ['2011-12-30T10:00:00Z']],
  ])('%s has one slot for each time planned on %s', (zone, date, times, expected) => {
    const plan = planWith({ ...always, zone, times, startsOn: date });
    const slots = nextSlots(plan, instant(`${date}T00:00Z`).subtract({ hours: 48 }), 3);
    expect(slots.filter((slot) => slot.date === date).map(({ at }) => at.toString())).toEqual(expected);
  });
});

describe('slots between two moments', () => {
  it('leave out the first moment and take in the last', () => {
    const plan = planWith();
    const keys = slotsBetween(plan, instant('2026-11-23T08:00Z'), instant('2026-11-25T08:00Z')).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(['2026-11-24/09:00 Europe/Berlin', '2026-11-25/09:00 Europe/Berlin']);
  });

  it('are none where the clock was moved back', () => {
    expect(slotsBetween(planWith(), instant('2026-11-25T08:00Z'), sunday)).toEqual([]);
  });
});

describe('the reveal', () => {
  const at = instant('2026-11-23T08:00Z');
  const slot: Slot = { kind: 'question', date: '2026-11-23', key: 'any', at };
  const closing = (changes: Partial<Plan>, now = at) =>
    formatMoment(closesAt(planWith(changes), slot, now), 'Europe/Berlin');

  it('comes at its time on the date of the slot', () => {
    expect(closing({ reveal: { type: 'at', time: '16:00' } })).toBe('Mon 23 Nov, 16:00');
  });

  it('comes on the next date where its time is not after the slot', () => {
    expect(closing({ reveal: { type: 'at', time: '08:00' } })).toBe('Tue 24 Nov, 08:00');
    expect(closing({ reveal: { type: 'at', time: '09:00' } })).toBe('Tue 24 Nov, 09:00');
  });

  it('comes some hours after the slot', () => {
    expect(closing({ reveal: { type: 'after', hours: 4 } })).toBe('Mon 23 Nov, 13:00');
  });

  it('keeps its time for a slot that is posted a moment late', () => {
    const reveal = { type: 'at', time: '09:30' } as const;
    expect(closing({ reveal }, at.add({ minutes: 2 }))).toBe('Mon 23 Nov, 09:30');
  });

  it('leaves an hour to answer where a missed slot is made up for', () => {
    const late = at.add({ hours: 3, minutes: 30 });
    expect(closing({ reveal: { type: 'at', time: '13:00' } }, late)).toBe('Mon 23 Nov, 13:30');
    expect(closing({ reveal: { type: 'at', time: '16:00' } }, late)).toBe('Mon 23 Nov, 16:00');
  });

  it.each([
    ['15:59', 'Mon 23 Nov, 16:59'],
    ['14:00', 'Mon 23 Nov, 16:00'],
    ['17:00', 'Tue 24 Nov, 16:00'],
  ])('leaves an hour to answer a question that comes unplanned at %s', (time, expected) => {
    const now = instant(`2026-11-23T${time}+01:00`);
    const plan = planWith({ reveal: { type: 'at', time: '16:00' } });
    expect(formatMoment(closesAfterAnHour(plan, { ...slot, at: now }, now), plan.zone)).toBe(expected);
  });
});

describe('why there is no question', () => {
  const plan = planWith({
    breaks: [
      { from: '2026-12-24', to: '2027-01-02' },
      { from: '2027-04-02', to: '2027-04-02' },
    ],
  });

  it.each([
    ['2026-11-20', 'Fri 20 Nov is before the start of the plan on Mon 23 Nov'],
    ['2026-11-28', 'Sat 28 Nov is not a study day; those are Mon–Fri'],
    ['2026-12-28', 'Mon 28 Dec is in the break from Thu 24 Dec to Sat 2 Jan'],
    ['2027-04-02', 'Fri 2 Apr is a break'],
    ['2026-11-24', undefined],
  ])('on %s: %s', (date, reason) => {
    expect(whyNoSlot(plan, date)).toBe(reason);
  });
});

it('takes the date from the zone of the plan', () => {
  expect(localDate(planWith({ zone: 'Asia/Tokyo' }), instant('2026-11-22T16:00Z'))).toBe('2026-11-23');
});

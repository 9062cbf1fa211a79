import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../src/core/parsed.ts';
import {
  defaultPlan,
  formatBreaks,
  formatDate,
  formatDays,
  formatGrace,
  formatLeaderboard,
  formatMoment,
  formatReveal,
  formatTimes,
  parseBreaks,
  parseChaptersPerWeek,
  parseDays,
  parseGrace,
  parseLeaderboard,
  parseOrder,
  parseReveal,
  parseTimes,
  parseZone,
} from '../../src/core/plan-words.ts';
import { addDays } from '../../src/core/time.ts';
import { instant } from './clock-changes.ts';
import { breaksAfter, leaderboard, localTime, times, weekdays } from './plans.ts';

/** What was read, or the problem. */
function result<T>(parsed: Parsed<T>): T | string {
  return parsed.ok ? parsed.value : parsed.problem;
}

describe('days', () => {
  it.each([
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Mon–Fri', [1, 2, 3, 4, 5]],
    ['mon - wed and FRI', [1, 2, 3, 5]],
    ['monday to thursday', [1, 2, 3, 4]],
    ['Mon, Wed, fri', [1, 3, 5]],
    ['fridays; tues', [2, 5]],
    ['sun-thu', [1, 2, 3, 4, 7]],
    ['mon, mon-tue', [1, 2]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['Weekends', [6, 7]],
  ])('%s are read as %j', (text, days) => {
    expect(result(parseDays(text))).toEqual(days);
  });

  it.each([
    ['', '“” is not a day; write days such as mon-fri, or mon, wed, fri.'],
    ['mon, funday', '“funday” is not a day; write days such as mon-fri, or mon, wed, fri.'],
    ['mon-', '“mon-” is not a day; write days such as mon-fri, or mon, wed, fri.'],
    ['mon-tue-wed', '“mon-tue-wed” is not a day; write days such as mon-fri, or mon, wed, fri.'],
    ['m', '“m” is not a day; write days such as mon-fri, or mon, wed, fri.'],
  ])('%j are not understood', (text, problem) => {
    expect(result(parseDays(text))).toBe(problem);
  });

  it('are written as runs and single days', () => {
    expect(formatDays([1, 2, 3, 4, 5])).toBe('Mon–Fri');
    expect(formatDays([1, 2, 4, 5, 6])).toBe('Mon, Tue, Thu–Sat');
    expect(formatDays([1, 2, 3, 4, 5, 6, 7])).toBe('Mon–Sun');
  });
});

describe('times', () => {
  it.each([
    ['9:00, 14:30', ['09:00', '14:30']],
    ['14:30 09:00', ['09:00', '14:30']],
    ['9am', ['09:00']],
    ['12 am, 12pm and 2:05 PM', ['00:00', '12:00', '14:05']],
  ])('%s are read as %j', (text, expected) => {
    expect(result(parseTimes(text))).toEqual(expected);
  });

  it.each([
    ['', '“” is not a time of day; write one to three times such as 09:00, or 9am, 2:30pm.'],
    ['24:00', '“24:00” is not a time of day; write one to three times such as 09:00, or 9am, 2:30pm.'],
    ['9:60', '“9:60” is not a time of day; write one to three times such as 09:00, or 9am, 2:30pm.'],
    ['13pm', '“13pm” is not a time of day; write one to three times such as 09:00, or 9am, 2:30pm.'],
    ['9', '“9” is not a time of day; write one to three times such as 09:00, or 9am, 2:30pm.'],
    ['9:00, 9am', '09:00 is there twice; write one to three times such as 09:00, or 9am, 2:30pm.'],
    [
      '1am 2am 3am 4am',
      '4 times a day are too many; write one to three times such as 09:00, or 9am, 2:30pm.',
    ],
  ])('%j are not understood', (text, problem) => {
    expect(result(parseTimes(text))).toBe(problem);
  });
});

describe('a zone', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    [' America/new york ', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('%s is read as %s', (text, zone) => {
    expect(result(parseZone(text))).toBe(zone);
  });

  it.each([
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['kolkata', 'Asia/Kolkata'],
    ['st johns', 'America/St_Johns'],
    ['Europe/Berln', 'Europe/Berlin'],
    ['tokio', 'Asia/Tokyo'],
  ])('%s is not one, and its city is suggested', (text, zone) => {
    expect(result(parseZone(text))).toBe(`“${text}” is not a time zone; did you mean ${zone}?`);
  });

  it.each(['', 'Middle-earth/Minas Tirith', '+02:00', '2026-01-01[Europe/Berlin]', '../etc/passwd'])(
    '%j is not one, and an example is given',
    (text) => {
      expect(result(parseZone(text))).toBe(
        `“${text}” is not a time zone; write one such as Europe/Berlin or America/New_York.`,
      );
    },
  );
});

describe('a reveal', () => {
  it.each([
    ['16:00', { type: 'at', time: '16:00' }],
    ['4 pm', { type: 'at', time: '16:00' }],
    ['+4h', { type: 'after', hours: 4 }],
    ['4 hours', { type: 'after', hours: 4 }],
    ['168h', { type: 'after', hours: 168 }],
  ])('%s is read', (text, reveal) => {
    expect(result(parseReveal(text))).toEqual(reveal);
  });

  it.each(['', '+0h', '169h', '4', '+1.5h', 'later'])('%j is not understood', (text) => {
    expect(result(parseReveal(text))).toBe(
      `“${text}” is not a moment for the reveal; write a time such as 16:00, or hours later such as +4h.`,
    );
  });
});

describe('a leaderboard', () => {
  it.each([
    ['fri 16:00', { day: 5, time: '16:00' }],
    ['Friday, 4 pm', { day: 5, time: '16:00' }],
    ['OFF', null],
  ])('%s is read', (text, expected) => {
    expect(result(parseLeaderboard(text))).toEqual(expected);
  });

  it.each(['', 'fri', '16:00', 'fri 25:00', 'someday 16:00'])('%j is not understood', (text) => {
    expect(result(parseLeaderboard(text))).toBe(
      `“${text}” is not a time for the leaderboard; write a day and a time such as fri 16:00, or off.`,
    );
  });
});

describe('the grace', () => {
  it.each([
    ['4h', 4],
    [' 12 hours', 12],
    ['1 hour', 1],
    ['48', 48],
  ])('is read from %j', (text, hours) => {
    expect(result(parseGrace(text))).toBe(hours);
  });

  it.each(['', '0h', '49h', '1.5h', 'ever', '-4h'])('is not read from %j', (text) => {
    expect(result(parseGrace(text))).toMatch(/is not a number of hours; write 1 to 48 hours, such as 4h\.$/);
  });

  it('is written as it is read', () => {
    for (const hours of [1, 4, 48]) expect(result(parseGrace(formatGrace(hours)))).toBe(hours);
  });
});

describe('breaks', () => {
  const advice = 'write breaks such as 2026-12-24..2027-01-02, 2027-04-02, or none';

  it('are read as ranges and single days, and put in order', () => {
    expect(result(parseBreaks('2027-04-02, 2026-12-24..2027-01-02; 2027-05-01 to 2027-05-09'))).toEqual([
      { from: '2026-12-24', to: '2027-01-02' },
      { from: '2027-04-02', to: '2027-04-02' },
      { from: '2027-05-01', to: '2027-05-09' },
    ]);
  });

  it.each(['', '  ', 'none', 'None'])('%j is read as no breaks', (text) => {
    expect(result(parseBreaks(text))).toEqual([]);
  });

  it.each([
    ['2027-02-29', `“2027-02-29” is not a break; ${advice}.`],
    ['24.12.2026', `“24.12.2026” is not a break; ${advice}.`],
    ['2026-12-24..', `“2026-12-24..” is not a break; ${advice}.`],
    ['2027-01-02..2026-12-24', `A break from 2027-01-02 can't end on 2026-12-24; ${advice}.`],
    [',', `“” is not a break; ${advice}.`],
  ])('%j are not understood', (text, problem) => {
    expect(result(parseBreaks(text))).toBe(problem);
  });

  it('are at most as many as a form shows', () => {
    const days = Array.from({ length: 51 }, (_, day) => addDays('2027-01-01', day));
    expect(result(parseBreaks(days.slice(1).join(', ')))).toHaveLength(50);
    expect(result(parseBreaks(days.join(', ')))).toBe(
      '51 breaks are too many; write 50 at most, and leave out those that are past.',
    );
  });

  it('that are long and wrong are not repeated in full', () => {
    expect(result(parseBreaks('x'.repeat(5000)))).toBe(`“${'x'.repeat(40)}…” is not a break; ${advice}.`);
  });
});

describe('order and pace', () => {
  it('are read', () => {
    expect(result(parseOrder(' Reading'))).toBe('reading');
    expect(result(parseOrder('mixed'))).toBe('mixed');
    expect(result(parseOrder('ADAPTIVE'))).toBe('adaptive');
    expect(result(parseChaptersPerWeek('2'))).toBe(2);
    expect(result(parseChaptersPerWeek('off'))).toBeNull();
  });

  it('are refused with an example', () => {
    expect(result(parseOrder('random'))).toBe(
      '“random” is not an order of questions; write reading, mixed or adaptive.',
    );
    for (const text of ['0', '1.5', '-1', '100', '']) {
      expect(result(parseChaptersPerWeek(text))).toBe(
        `“${text}” is not a number of chapters; write a whole number such as 2, or off.`,
      );
    }
  });
});

describe('whatever is written', () => {
  const reveal = fc.oneof(
    localTime.map((time) => ({ type: 'at', time }) as const),
    fc.integer({ min: 1, max: 168 }).map((hours) => ({ type: 'after', hours }) as const),
  );

  it('is read as the same again', () => {
    const plans = fc.record({
      days: weekdays,
      times,
      reveal,
      leaderboard,
      breaks: breaksAfter('2026-11-23'),
    });
    fc.assert(
      fc.property(plans, (plan) => {
        expect(result(parseDays(formatDays(plan.days)))).toEqual(plan.days);
        expect(result(parseTimes(formatTimes(plan.times)))).toEqual(plan.times);
        expect(result(parseReveal(formatReveal(plan.reveal)))).toEqual(plan.reveal);
        expect(result(parseLeaderboard(formatLeaderboard(plan.leaderboard)))).toEqual(plan.leaderboard);
        expect(result(parseBreaks(formatBreaks(plan.breaks)))).toEqual(plan.breaks);
      }),
      { numRuns: 300 },
    );
  });

  it('is read or refused in one line, never thrown at', () => {
    const parsers = [
      ...[parseDays, parseTimes, parseZone, parseReveal, parseLeaderboard],
      ...[parseBreaks, parseOrder, parseChaptersPerWeek],
    ];
    const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w .,:;+/-]*$/));
    fc.assert(
      fc.property(fc.constantFrom(...parsers), texts, (parse, text) => {
        const parsed: Parsed<unknown> = parse(text);
        if (!parsed.ok) expect(parsed.problem).toMatch(/^[^\n]+[.?]$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('moments', () => {
  it('are written as calendars and clocks of the zone show them', () => {
    expect(formatMoment(instant('2026-11-23T08:00:59Z'), 'Europe/Berlin')).toBe('Mon 23 Nov, 09:00');
    expect(formatMoment(instant('2026-11-23T23:30Z'), 'Asia/Tokyo')).toBe('Tue 24 Nov, 08:30');
    expect(formatDate('2027-01-02')).toBe('Sat 2 Jan');
  });
});

it('starts organisers from a plan for working days', () => {
  const given = { pack: 'ddia', zone: 'Europe/Berlin', startsOn: '2026-11-23', seed: 7 };
  expect(defaultPlan(given)).toEqual({
    ...given,
    order: 'reading',
    chaptersPerWeek: null,
    days: [1, 2, 3, 4, 5],
    times: ['09:00'],
    reveal: { type: 'at', time: '16:00' },
    leaderboard: { day: 5, time: '16:00' },
    breaks: [],
    graceHours: 4,
  });
});

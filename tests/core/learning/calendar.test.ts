import { expect, it } from 'vitest';
import { calendarOf } from '../../../src/core/learning/calendar.ts';
import { Temporal } from '../../../src/core/time.ts';

const at = (moment: string) => ({ at: Temporal.Instant.from(moment) });
const calendar = (now: string, ...answers: readonly string[]) =>
  calendarOf(answers.map(at), at(now).at, 'Europe/Berlin');

it('a calendar has twelve weeks from a Monday to today', () => {
  expect(calendar('2026-11-25T12:00:00Z')).toMatchObject({ from: '2026-09-07' });
  expect(calendar('2026-11-25T12:00:00Z').answered).toHaveLength(80);
  expect(calendar('2026-11-29T12:00:00Z').answered).toHaveLength(84);
});

it('a calendar has a day once, by the dates of its zone, and none from before it', () => {
  const answers = [
    '2026-11-23T23:30:00Z',
    '2026-11-24T08:00:00Z',
    '2026-09-07T06:00:00Z',
    '2026-09-01T06:00:00Z',
  ];
  const days = calendar('2026-11-25T12:00:00Z', ...answers).answered.flatMap((is, day) => (is ? [day] : []));
  expect(days).toEqual([0, 78]);
});

import { expect, it } from 'vitest';
import { calendarOf } from '../../../src/core/learning/calendar.ts';

it('a calendar has twelve weeks from a Monday to today', () => {
  expect(calendarOf([], '2026-11-25')).toMatchObject({ from: '2026-09-07' });
  expect(calendarOf([], '2026-11-25').answered).toHaveLength(80);
  expect(calendarOf([], '2026-11-29').answered).toHaveLength(84);
});

it('a calendar has the days of its answers, and none from before it', () => {
  const { answered } = calendarOf(['2026-09-01', '2026-09-07', '2026-11-24'], '2026-11-25');
  expect(answered.flatMap((is, day) => (is ? [day] : []))).toEqual([0, 78]);
});

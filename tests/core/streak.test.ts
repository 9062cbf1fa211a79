import { expect, it } from 'vitest';
import { streak } from '../../src/core/streak.ts';

// Thu, Fri, Mon, Tue, Wed
const asked = ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25'];
const today = '2026-11-25';

it.each([
  ['counts dates in a row up to today', asked, 5],
  ['starts after the last date missed', ['2026-11-19', '2026-11-23', '2026-11-24', '2026-11-25'], 3],
  ['is not broken by a question of today still open', asked.slice(0, 4), 4],
  ['is broken by a question of yesterday', asked.slice(0, 3), 0],
  ['is nothing without answers', [], 0],
  ['is one where only today was answered', ['2026-11-25'], 1],
  ['counts no date without a question', [...asked.slice(2), '2026-11-22'], 3],
])('%s', (_, answered, expected) => {
  expect(streak(asked, answered, today, [])).toBe(expected);
});

it('is not broken by an earlier question that can still be answered, and counts it once it is', () => {
  const until = asked.slice(0, 3);
  expect(streak(asked, until, today, ['2026-11-24'])).toBe(3);
  expect(streak(asked, [...until, '2026-11-24'], today, ['2026-11-24'])).toBe(4);
  expect(streak(asked, asked.slice(0, 2), today, ['2026-11-24'])).toBe(0);
});

it('is not broken by weekends and breaks that follow', () => {
  expect(streak(asked, asked, '2027-01-10', [])).toBe(5);
});

it('counts a date with several questions once', () => {
  const dates = ['2026-11-24', '2026-11-24', '2026-11-25'];
  expect(streak(dates, ['2026-11-24', '2026-11-25'], today, [])).toBe(2);
});

it('leaves out dates after today, and takes dates in any order', () => {
  const dates = ['2026-11-26', '2026-11-25', '2026-11-24'];
  expect(streak(dates, dates, today, [])).toBe(2);
});

it('is nothing before the first question', () => {
  expect(streak([], [], today, [])).toBe(0);
});

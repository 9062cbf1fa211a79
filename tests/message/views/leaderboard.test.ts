import { expect, it } from 'vitest';
import { type BoardLine, board } from '../../../src/message/views/leaderboard.ts';
import { textOf } from '../../support/study.ts';

const line = (place: number, name: string, points: number): BoardLine => ({
  place,
  name,
  points,
  days: 1,
  streak: 1,
});

const boardOf = (...lines: readonly BoardLine[]) =>
  board({ title: 'This week so far', lines, more: 0, improved: undefined, hardest: undefined });

it.each([
  ['who leads', [line(1, 'Ben', 3), line(2, 'Mei', 1)], 'Ben leads with 3 points.'],
  ['who lead together', [line(1, 'Ben', 1), line(1, 'Mei', 1)], 'Ben and Mei lead with 1 point.'],
  [
    'the first of many who lead',
    ['Ben', 'Mei', 'Nora', 'Tomas', 'Uli'].map((name) => line(1, name, 2)),
    'Ben, Mei, and 3 more lead with 2 points.',
  ],
  ['that nobody has points', [line(1, 'Ben', 0), line(1, 'Mei', 0)], 'nobody has points yet.'],
])('a board’s summary tells %s', (_, lines, summary) => {
  expect(boardOf(...lines).summary).toBe(`This week so far: ${summary}`);
});

it('an empty board does not claim that nobody has answered, because those who did may be hidden', () => {
  expect(textOf(boardOf())).toContain('Nobody is on the board yet.');
});

it('a board’s line tells place, name, points, days and a streak of more than one day', () => {
  const ben = { ...line(1, 'Ben', 9), days: 5, streak: 10 };
  expect(textOf(boardOf(ben, line(2, 'Mei', 1))).replaceAll('\u00a0', ' ')).toContain(
    '1. Ben 9 points · 5 days · streak 10\n2. Mei 1 point · 1 day\n',
  );
});

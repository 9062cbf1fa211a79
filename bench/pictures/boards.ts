import type { BoardLine, BoardView } from '../../src/message/views/leaderboard.ts';
import { longNames, names } from './names.ts';

/** As on boards in channels. */
const linesShown = 10;

type Figures = Pick<BoardLine, 'points' | 'days' | 'streak'>;

/** A week's board of so many members. The last of them sees it: their own line is below it where it is not on it. */
export function weekOf(members: number): BoardView {
  const called = Array.from({ length: members }, (_, place) => names[place % names.length] ?? '');
  return boardOf('Leaderboard: week to Fri 27 Nov', called, { points: 14.67, days: 5, streak: 12 });
}

/** A board of names that are too long, with figures as large as years of answers bring. */
export function yearsOfLongNames(): BoardView {
  const called = [...longNames, ...longNames];
  return boardOf('Leaderboard: all time', called, { points: 1_234.67, days: 485, streak: 365 });
}

/** The first has the most; all others have less the further down they are. */
function boardOf(title: string, called: readonly string[], most: Figures): BoardView {
  const all = called.map((name, index): BoardLine => {
    const part = 1 - index / called.length;
    const [days, streak] = [Math.ceil(most.days * part), Math.floor(most.streak / (index + 1))];
    return { place: index + 1, name, points: most.points * part, days, streak };
  });
  const own = all.slice(linesShown).at(-1);
  return {
    title,
    lines: all.slice(0, linesShown),
    more: Math.max(all.length - linesShown, 0),
    improved: undefined,
    hardest: undefined,
    ...(own ? { own } : {}),
  };
}

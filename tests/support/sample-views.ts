import type { BoardLine, BoardView } from '../../src/message/views/leaderboard.ts';
import type { ProgressView } from '../../src/message/views/progress.ts';

/** Answers on the Monday, the Wednesday and the last day of a calendar that ends on a Wednesday. */
export const sampleProgress: ProgressView = {
  points: 2,
  answers: 3,
  fraction: 0.5,
  streak: 3,
  hidden: false,
  chapters: [
    { number: 1, title: 'Queues', mastered: 2, met: 2, concepts: 3 },
    { number: 2, title: 'Caches', mastered: 0, met: 1, concepts: 4 },
  ],
  calendar: {
    from: '2026-09-07',
    answered: Array.from({ length: 80 }, (_, day) => [0, 2, 79].includes(day)),
  },
  retest: { concepts: 5, rightAtFirst: 2, rightAtLast: 4, mended: 2 },
};

/** That of who has answered nothing. */
export const noProgress: ProgressView = {
  points: 0,
  answers: 0,
  fraction: undefined,
  streak: 0,
  hidden: false,
  chapters: [],
  calendar: { from: '2026-09-07', answered: Array.from({ length: 80 }, () => false) },
  retest: { concepts: 0, rightAtFirst: 0, rightAtLast: 0, mended: 0 },
};

/** A board of these people, the first of whom leads. */
export function boardOf(...names: readonly string[]): BoardView {
  const lines = names.map(
    (name, place): BoardLine => ({ place: place + 1, name, points: 20 - place, days: 5, streak: place }),
  );
  return {
    title: 'Leaderboard: week to Fri 27 Nov',
    lines,
    more: 0,
    improved: undefined,
    hardest: undefined,
  };
}

import { expect, it } from 'vitest';
import { type ProgressView, progress } from '../../../src/message/views/progress.ts';
import { textOf } from '../../support/study.ts';

const view: ProgressView = {
  points: 2,
  answers: 3,
  fraction: 0.5,
  streak: 3,
  hidden: false,
  chapters: [
    { number: 1, title: 'Queues', answers: 2, fraction: 1 },
    { number: 2, title: 'Caches', answers: 1, fraction: 0 },
  ],
};

/** Shares are held together by spaces that do not break. */
const text = (given: ProgressView) => textOf(progress(given)).replaceAll('\u00a0', ' ');

it('progress tells the share that was right, in all and by chapter', () => {
  expect(text(view)).toContain('Right: 50 %\n');
  expect(text(view)).toContain('Right by chapter\n1. Queues: 100 % of 2\n2. Caches: 0 % of 1');
  expect(progress(view).summary).toBe('2 points from 3 answers, 50\u00a0% right.');
});

it('progress tells no share where no answer counts', () => {
  const nothing = { ...view, points: 0, fraction: undefined, chapters: [] };
  expect(text(nothing)).not.toMatch(/Right|%/);
  expect(progress(nothing).summary).toBe('0 points from 3 answers.');
});

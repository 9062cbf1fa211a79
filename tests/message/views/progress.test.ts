import { expect, it } from 'vitest';
import { type ProgressView, progress } from '../../../src/message/views/progress.ts';
import { noProgress, sampleProgress as view } from '../../support/sample-views.ts';
import { textOf } from '../../support/study.ts';

/** Numbers are held to their words by spaces that do not break. */
const text = (given: ProgressView) => textOf(progress(given)).replaceAll('\u00a0', ' ');

it('progress tells the share that was right, and what of each chapter is mastered, with what that means', () => {
  expect(text(view)).toContain('Right: 50 %\n');
  expect(text(view)).toContain('Mastered by chapter\n1. Queues: 2 of 3\n2. Caches: 0 of 4');
  expect(text(view)).toContain('Mastered: your last answer was right');
  expect(progress(view).summary).toBe('2 points from 3 answers, 50\u00a0% right.');
});

it('progress tells on how many days of each week there were answers, and how the re-test went', () => {
  expect(text(view)).toContain(
    'Days answered: 3 in 12 weeks\nBy week, latest last: 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1\n',
  );
  expect(text(view)).toContain(
    'of 5 concepts, 2 right at first and 4 now. Of 3 missed at first, 2 came right.',
  );
});

it('progress passes over what was missed at first where nothing was', () => {
  const retest = { concepts: 1, rightAtFirst: 1, rightAtLast: 1, mended: 0 };
  expect(text({ ...view, retest })).toContain('of 1 concept, 1 right at first and 1 now.\n');
});

it('progress says where nothing is mastered, and nothing came again', () => {
  const retest = { concepts: 0, rightAtFirst: 0, rightAtLast: 0, mended: 0 };
  const words = text({ ...view, chapters: [], retest });
  expect(words).not.toContain('Mastered');
  expect(words).toContain('nothing yet. /study review brings back what is due.');
});

it('progress leaves out the points alone where there were only other answers', () => {
  const practised = { ...view, points: 0, answers: 0, fraction: undefined, streak: 0 };
  expect(text(practised)).toContain('No points here yet');
  expect(text(practised)).toContain('1. Queues: 2 of 3');
  expect(text(practised)).toContain('Days answered: 3 in 12 weeks');
  expect(text(practised)).not.toContain('Points:');
});

it('progress says where nothing was answered', () => {
  expect(text(noProgress)).toContain('You have not answered a question here yet.');
});

it('progress tells no share where no answer counts', () => {
  const nothing = { ...view, points: 0, fraction: undefined };
  expect(text(nothing)).not.toMatch(/Right|%/);
  expect(progress(nothing).summary).toBe('0 points from 3 answers.');
});

import { describe, expect, it } from 'vitest';
import { measureLikeness, resemblance, shinglesOf } from '../../../src/core/quality/likeness.ts';
import { asking, packWith } from './sample.ts';

const alike = (one: string, other: string) => resemblance(shinglesOf(one), shinglesOf(other));

describe('resemblance', () => {
  it('is the share of runs of three words that two texts have in common', () => {
    expect(alike('one two three four', 'One, two: three FOUR!')).toBe(1);
    expect(alike('one two three four', 'two three four five')).toBe(1 / 3);
    expect(alike('one two three', 'three two one')).toBe(0);
    expect(alike('', '')).toBe(1);
    expect(alike('yes', 'no')).toBe(0);
  });
});

describe('stems', () => {
  const stem =
    'A follower has been cut off for ten minutes. Which part of the log does it ask its leader for?';
  const faultsOf = (...stems: readonly string[]) =>
    measureLikeness(packWith(stems.map((text, index) => asking(`q${index}`, text)))).faults;

  it.each([
    ['the same', stem],
    ['one with another word', stem.replace('ten', 'twenty')],
    ['one with a sentence more', `Picture this. ${stem} Pick the best answer.`],
    [
      'one in another order',
      'Which part of the log does it ask its leader for? A follower has been cut off for ten minutes.',
    ],
  ])('are too alike: %s', (_, other) => {
    expect(faultsOf(stem, 'What is a log?', other)).toMatchObject([
      {
        at: { list: 'questions', id: 'q2', path: ['stem'] },
        wrong: 'the stem of "q2" repeats that of "q0", or nearly',
      },
    ]);
  });

  it('are different where only an instruction or a pattern is shared', () => {
    expect(faultsOf('What is a phantom?', 'What is a quorum?', 'What is a dirty read?')).toEqual([]);
    expect(
      faultsOf(
        'Which of these are idempotent? Select all that apply.',
        'Which of these are atomic? Select all that apply.',
      ),
    ).toEqual([]);
  });

  it('are all compared with each other, 400 as well as four', () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
    const stems = Array.from({ length: 400 }, (_, index) => words.slice(index, index + 60).join(' '));
    const { count, of } = measureLikeness(packWith(stems.map((text, index) => asking(`q${index}`, text))));
    expect([count, of]).toEqual([1, 400]);
  });
});

import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../../src/core/asked-question.ts';
import { valid } from '../../../src/core/ruling.ts';
import { optionsInstead, privateQuestion } from '../../../src/message/views/question.ts';
import { discussionOpener, revealedPost } from '../../../src/message/views/reveal.ts';
import { verdict, verdictLine } from '../../../src/message/views/verdict.ts';
import { question } from '../../core/packs.ts';
import { buttonsOf, textOf } from '../../support/study.ts';

const choice: AskedQuestion = { ...question('which', 1, 'multi-select'), pack: 'ddia', packVersion: '1.0.0' };
const written: AskedQuestion = {
  ...choice,
  kind: 'spot-the-issue',
  rubric: [{ id: 'lag', text: [{ text: 'It lags' }], accept: ['lags'] }],
  model: [],
  examples: [],
};

const view = (asked: AskedQuestion, practice: boolean) => ({
  post: 1,
  question: asked,
  practice,
});

describe('a practice question', () => {
  it('speaks of no points', () => {
    const message = privateQuestion(view(written, true));
    expect(textOf(message)).toContain('Chapter 1 · easy\n');
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Write your answer', 'Show options']);
    const options = optionsInstead(view(written, true));
    expect(`${options.summary} ${textOf(options)}`).not.toContain('point');
  });

  it('differs in that from one that counts', () => {
    expect(textOf(privateQuestion(view(written, false)))).toContain('· easy, 1 point');
    expect(textOf(optionsInstead(view(written, false)))).toContain('Choosing earns up to 0.5 points');
  });
});

describe('a verdict', () => {
  const base = { again: false, practice: false, reading: [], validity: valid };

  it('marks what was picked and what was right, and leaves the other options out', () => {
    const asked: AskedQuestion = {
      ...choice,
      options: choice.options.map((option, place) => ({
        ...option,
        right: place < 2,
        feedback: [{ text: `On ${option.id}.` }],
      })),
    };
    const message = verdict({
      ...base,
      question: asked,
      response: { type: 'choice', picks: ['a', 'e'] },
      verdict: { fraction: 0.5, points: 0.5, ideasHit: [] },
    });
    expect(textOf(message)).toContain(
      [
        'Partly right',
        'You earned 0.5 of 1 point.',
        'A a picked-right On a.',
        'B b right',
        'E e picked On e.',
        'Why: ',
      ].join('\n'),
    );
  });

  it.each([
    [1, valid, 'right, 1 of 1 point.'],
    [0.5, valid, 'partly right, 0.5 of 1 point.'],
    [0, valid, 'not this time, 0 of 1 point.'],
    [1, { void: true, accepted: [] }, 'right. It earns no points.'],
  ])('of %d is told in a line as well, where it counts as %j', (fraction, validity, words) => {
    const given = { question: choice, response: { type: 'choice', picks: ['a'] } as const };
    const graded = { fraction, points: fraction, ideasHit: [] };
    const line = verdictLine({ ...base, ...given, verdict: graded, validity }, 'the last question');
    expect(line).toBe(`You answered the last question: ${words}`);
  });

  it('shows a written answer again, with what it has and lacks', () => {
    const message = verdict({
      ...base,
      question: written,
      response: { type: 'written', text: 'No idea, sorry' },
      verdict: { fraction: 0, points: 0, ideasHit: [] },
    });
    expect(textOf(message)).toContain('You wrote: “No idea, sorry”\n✗ You missed: It lags');
  });
});

describe('a reveal', () => {
  const tallyOf = (names: readonly string[], right: number) => ({
    answered: 40,
    right,
    written: 0,
    names,
    picks: new Map<string, number>(),
    ideas: new Map<string, number>(),
  });
  const revealed = (asked: AskedQuestion, names: readonly string[], right: number) =>
    textOf(
      revealedPost({
        ...view(asked, false),
        chapterTitle: 'Replication',
        tally: tallyOf(names, right),
        validity: valid,
        reading: [],
      }),
    );

  it('names as many as there is room for, and counts the others', () => {
    const long = Array.from({ length: 20 }, (_, place) => `${'n'.repeat(78)}${place}`);
    expect(revealed(choice, ['Ben', 'Mei'], 2)).toContain('2 had it fully right: Ben, Mei.');
    expect(revealed(choice, ['Ben', 'Mei'], 5)).toContain('5 had it fully right: Ben, Mei and 3 more.');
    expect(revealed(choice, long, 30)).toMatch(/: n+0, n+1, n+2 and 27 more\.$/);
  });

  it('counts ideas only where somebody wrote', () => {
    expect(revealed(written, [], 0)).toContain('• It lags\n');
    const tally = { ...tallyOf([], 0), written: 6, ideas: new Map([['lag', 1]]) };
    const read = { chapterTitle: undefined, tally, validity: valid, reading: [] };
    expect(textOf(revealedPost({ ...view(written, false), ...read }))).toContain('• It lags (1 of 6)\n');
  });

  it('says what the chapter is about, which the question does not', () => {
    expect(revealed(choice, [], 0)).toContain('Chapter 1, Replication · easy, 1 point');
    expect(textOf(privateQuestion(view(choice, false)))).not.toContain('Replication');
  });

  it('opens its discussion with the letters, or with where the model answer is', () => {
    const tally = tallyOf([], 0);
    expect(textOf(discussionOpener(choice, tally))).toMatch(/^The answer is [A-E]/);
    expect(discussionOpener(written, tally).summary).toMatch(/^The model answer is above\. /);
  });
});

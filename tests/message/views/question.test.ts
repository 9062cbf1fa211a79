import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../../src/core/asked-question.ts';
import { valid } from '../../../src/core/ruling.ts';
import { optionsInstead, privateQuestion } from '../../../src/message/views/question.ts';
import { revealedPost } from '../../../src/message/views/reveal.ts';
import { verdict } from '../../../src/message/views/verdict.ts';
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
  chapterTitle: 'Replication',
  practice,
});

describe('a practice question', () => {
  it('speaks of no points', () => {
    const message = privateQuestion(view(written, true));
    expect(textOf(message)).toContain('Chapter 1, Replication · easy\n');
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
      revealedPost({ ...view(asked, false), tally: tallyOf(names, right), validity: valid, reading: [] }),
    );

  it('names as many as there is room for, and counts the others', () => {
    const long = Array.from({ length: 20 }, (_, place) => `${'n'.repeat(78)}${place}`);
    expect(revealed(choice, ['Ben', 'Mei'], 2)).toContain('2 had it fully right: Ben, Mei.');
    expect(revealed(choice, ['Ben', 'Mei'], 5)).toContain('5 had it fully right: Ben, Mei and 3 more.');
    expect(revealed(choice, long, 30)).toMatch(/: n+0, n+1, n+2 and 27 more\.$/);
  });

  it('counts ideas only where somebody wrote', () => {
    expect(revealed(written, [], 0)).toContain('• It lags\n');
  });
});

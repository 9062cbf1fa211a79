import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/core/limits.ts';
import type { Option } from '../../../src/core/pack.ts';
import { analyseItems } from '../../../src/core/statistics/analyse.ts';
import { type Mending, mendFirst, type Reason } from '../../../src/core/statistics/mending.ts';
import { questionsToMend, reasonWords } from '../../../src/message/views/mending.ts';
import { counts, itemOf, questionOf } from '../../core/statistics/items.ts';
import { excess } from '../../support/excess.ts';
import { words } from '../../support/full-pack.ts';
import { buttonsOf, textOf } from '../../support/study.ts';

describe('questions to mend', () => {
  const option = (text: string): Option => ({ id: text, text: [{ text }], right: false, feedback: [] });

  it('say each reason in words', () => {
    const said = (reason: Reason) => reasonWords(reason);
    const [wrong, right] = [option('Two'), option('Three')];
    expect(said({ type: 'voided' })).toBe('Organisers ruled that it counts for nobody.');
    expect(said({ type: 'accepted', options: [wrong, right] })).toBe(
      'Organisers accepted “Two” and “Three” as well.',
    );
    expect(said({ type: 'flagged', members: 1 })).toBe('1 member flagged it.');
    expect(
      said({ type: 'beaten', wrong: { option: wrong, picked: 5 }, right: { option: right, picked: 2 } }),
    ).toBe('More people took “Two” (5) than “Three” (2), which is right.');
    expect(said({ type: 'indiscriminate', discrimination: -0.456 })).toBe(
      'Whoever does well elsewhere gets it wrong more often (discrimination -0.46).',
    );
    expect(said({ type: 'indiscriminate', discrimination: 0.1 })).toBe(
      'Whoever does well elsewhere does hardly better at it (discrimination 0.10).',
    );
    expect(said({ type: 'hard', fraction: 0.1 })).toBe('Hardly anybody gets it right: 10\u00a0% on average.');
    expect(said({ type: 'easy', fraction: 1 })).toBe(
      'Nearly everybody gets it right: 100\u00a0% on average.',
    );
    expect(said({ type: 'idle', options: [wrong, right] })).toBe('Nobody took “Two” or “Three”.');
  });

  it('have no button for one that was never a question of the day', () => {
    const voided = { void: true, accepted: [] };
    const items = [
      itemOf('a', [], { validity: voided, postId: null }),
      itemOf('b', [], { validity: voided, postId: 7 }),
    ];
    const message = questionsToMend(mendFirst(analyseItems(items), 5), 0);
    expect(buttonsOf(message)).toEqual([{ label: 'See 2', action: { type: 'question', post: 7 } }]);
    expect(textOf(message)).toContain('these questions may need mending');
  });

  it('fit every platform', () => {
    const options = [0, 1, 2, 3, 4].map((place) => option(words(limits.option, String(place))));
    const [first = option('')] = options;
    const longest: Reason[] = [
      { type: 'idle', options },
      { type: 'accepted', options },
      { type: 'beaten', wrong: { option: first, picked: 999 }, right: { option: first, picked: 998 } },
    ];
    const stem = [{ type: 'paragraph' as const, spans: [{ text: words(limits.stem) }] }];
    const [statistics] = analyseItems([
      itemOf('q', counts({ a: 9_999 }), { question: { ...questionOf('q'), stem }, postId: 2 ** 40 }),
    ]);
    if (!statistics) throw new Error('there is none');
    const mending: Mending = { statistics, reasons: longest, need: 9 };
    expect(excess(questionsToMend(Array(5).fill(mending), 99))).toEqual([]);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/content/load-packs.ts';
import type { GradedExample, Pack } from '../../src/core/pack.ts';
import { countQuestions } from '../../src/core/quality/counts.ts';
import { reviewPack } from '../../src/core/quality/review.ts';
import { guide } from './ddia-guide.ts';

const ddia = await loadDdia();
const questions = ddia.chapters.flatMap((chapter) => chapter.questions);
const guideChapters = guide.flatMap(({ chapters }) => chapters);

async function loadDdia(): Promise<Pack> {
  const { packs } = await loadPacks(join(import.meta.dirname, '../../content'));
  const pack = packs.find(({ id }) => id === 'ddia');
  if (pack === undefined)
    throw new Error('The pack "ddia" cannot be loaded; `npm run quorum -- check` says why.');
  return pack;
}

describe('the pack ddia covers the guide', () => {
  it('has its parts and chapters, in its order', () => {
    expect(ddia.parts).toEqual(
      guide.map(({ title, chapters }) => ({ title, chapters: chapters.map(({ number }) => number) })),
    );
    expect(ddia.chapters.map(({ title }) => title)).toEqual(guideChapters.map(({ title }) => title));
  });

  it.each(guideChapters)('has the concepts and terms of chapter $number', ({ number, concepts, terms }) => {
    const chapter = ddia.chapters.find((each) => each.number === number);
    expect(chapter?.concepts.map(({ name }) => name)).toEqual(concepts);
    expect(chapter?.terms.map(({ name }) => name)).toEqual(terms);
  });

  it.each(guideChapters)(
    'asks about every question topic of chapter $number, in its kind',
    ({ number, topics }) => {
      const topic = new RegExp(`^c${String(number).padStart(2, '0')}-topic-(\\d+)-`);
      const asked = questions.flatMap(({ id, kind }) => {
        const [, place] = topic.exec(id) ?? [];
        return place === undefined ? [] : [[Number(place), kind] as const];
      });
      expect(asked.sort(([one], [other]) => one - other)).toEqual(
        topics.map((kind, index) => [index + 1, kind]),
      );
    },
  );

  it('has 91 concepts, 96 terms, 49 question topics and six takeaways', () => {
    const total = (list: 'concepts' | 'terms' | 'topics') =>
      guideChapters.flatMap((chapter): readonly unknown[] => chapter[list]).length;
    expect([total('concepts'), total('terms'), total('topics')]).toEqual([91, 96, 49]);
    expect(ddia.takeaways).toHaveLength(6);
  });
});

describe('the pack ddia lasts a year', () => {
  it('has a question for every weekday, with no fault', () => {
    expect(questions.length).toBeGreaterThanOrEqual(264);
    expect(reviewPack(ddia).flatMap(({ faults }) => faults.map(({ wrong }) => wrong))).toEqual([]);
  });

  it.each(ddia.chapters)('has enough of each kind in chapter $number', (chapter) => {
    const { questions: all, kinds } = countQuestions(chapter.questions);
    expect(all).toBeGreaterThanOrEqual(20);
    expect(kinds['multiple-choice']).toBeGreaterThanOrEqual(8);
    expect(kinds['multi-select']).toBeGreaterThanOrEqual(2);
    expect(kinds['true-false']).toBeGreaterThanOrEqual(3);
    expect(kinds['spot-the-issue']).toBeGreaterThanOrEqual(4);
  });

  it('asks to apply in a quarter of questions or more, and to recall in a third or less', () => {
    const { difficulties } = countQuestions(questions);
    expect(difficulties[3]).toBeGreaterThanOrEqual(questions.length / 4);
    expect(difficulties[1]).toBeLessThanOrEqual(questions.length / 3);
  });

  it('gives every spot-the-issue four options and enough examples', () => {
    const written = questions.filter((question) => question.kind === 'spot-the-issue');
    const scant = written.filter(({ options, rubric, examples }) => {
      const count = (grade: GradedExample['expect']) =>
        examples.filter(({ expect: e }) => e === grade).length;
      return (
        options.length !== 4 ||
        count('pass') < 3 ||
        count('fail') < 3 ||
        (rubric.length > 1 && count('part') < 1)
      );
    });
    expect(scant.map(({ id }) => id)).toEqual([]);
  });
});

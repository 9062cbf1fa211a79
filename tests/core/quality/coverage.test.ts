import { expect, it } from 'vitest';
import { measureCoverage } from '../../../src/core/quality/coverage.ts';
import { question } from '../packs.ts';
import { packWith } from './sample.ts';

it('wants two questions on each concept and one on each term, whatever chapter they stand in', () => {
  const questions = [
    { ...question('1'), concepts: ['twice', 'once'], terms: ['asked'] },
    { ...question('2'), concepts: ['twice', 'repeated', 'repeated'] },
  ];
  const pack = packWith(questions, ['twice', 'once', 'repeated', 'never'], ['asked', 'unasked']);
  const [concepts, terms] = measureCoverage(pack);
  expect(concepts).toMatchObject({ count: 1, of: 4, wanted: 'all' });
  expect(concepts?.faults.map(({ at, wrong }) => [at?.id, wrong])).toEqual([
    ['once', 'only one question asks about the concept "once"'],
    ['repeated', 'only one question asks about the concept "repeated"'],
    ['never', 'no question asks about the concept "never"'],
  ]);
  expect(terms).toMatchObject({ count: 1, of: 2 });
  expect(terms?.faults.map(({ wrong }) => wrong)).toEqual(['no question asks about the term "unasked"']);
});

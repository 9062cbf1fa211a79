import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../../src/content/load-packs.ts';
import { findIdeas } from '../../../src/core/grading/written.ts';
import type { GradedExample, WrittenQuestion } from '../../../src/core/pack.ts';

const { packs } = await loadPacks(join(import.meta.dirname, '../../../content'));
const examples = packs.flatMap(({ chapters, synonyms }) =>
  chapters
    .flatMap(({ questions }) => questions.filter((question) => question.kind === 'spot-the-issue'))
    .flatMap((question) => question.examples.map((example) => ({ question, example, synonyms }))),
);

function gradeExample(
  question: WrittenQuestion,
  text: string,
  synonyms: readonly (readonly string[])[],
): GradedExample['expect'] {
  const hit = findIdeas(question, text, synonyms).length;
  if (hit === 0) return 'fail';
  return hit === question.rubric.length ? 'pass' : 'part';
}

describe('the packs we ship', () => {
  it('have their examples graded as their authors did', () => {
    expect(examples.length).toBeGreaterThan(50);
    const disagreements = examples.filter(
      ({ question, example, synonyms }) =>
        gradeExample(question, example.answer, synonyms) !== example.expect,
    );
    expect(disagreements.map(({ question, example }) => [question.id, example])).toEqual([]);
  });
});

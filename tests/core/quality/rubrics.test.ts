import { describe, expect, it } from 'vitest';
import type { GradedExample, WrittenQuestion } from '../../../src/core/pack.ts';
import { measureRubrics } from '../../../src/core/quality/rubrics.ts';
import { writtenQuestion } from '../grading/questions.ts';
import { packWith } from './sample.ts';

const full = 'The queue is full, so add workers.';
const base: WrittenQuestion = {
  ...writtenQuestion(
    'Orders arrive faster than they are handled. What now?',
    ['queue full'],
    ['add workers'],
  ),
  model: [{ type: 'paragraph', spans: [{ text: full }] }],
};

function faultsOf(question: WrittenQuestion) {
  return measureRubrics(packWith([question])).flatMap(({ faults }) => faults);
}

const withExample = (answer: string, expect: GradedExample['expect']) => ({
  ...base,
  examples: [
    { answer: full, expect: 'pass' as const },
    { answer, expect },
  ],
});

describe('examples', () => {
  it.each([
    [full, 'pass'],
    ['I think the queue is full.', 'part'],
    ['The network is down.', 'fail'],
  ] as const)('agree with the grader: “%s” is a %s', (answer, grade) => {
    expect(faultsOf(withExample(answer, grade))).toEqual([]);
  });

  it('are named where they disagree, with what was hit and missed', () => {
    const [part] = faultsOf(withExample('I think the queue is full.', 'pass'));
    expect(part?.at).toEqual({ list: 'questions', id: 'written', path: ['examples', 1] });
    expect(part?.wrong).toBe(
      'example 2 of "written" should pass, but would earn part: “I think the queue is full.” hits "0" and misses "1"',
    );
    const [pass] = faultsOf(withExample(`${full} ${'And then we wait. '.repeat(9)}`, 'fail'));
    expect(pass?.wrong).toMatch(
      /^example 2 of "written" should fail, but would pass: “.{50}…” hits "0", "1"$/,
    );
  });
});

describe('model answers', () => {
  it('have every idea', () => {
    const [fault] = faultsOf({ ...base, model: [{ type: 'paragraph', spans: [{ text: 'Add workers.' }] }] });
    expect(fault?.at?.path).toEqual(['model']);
    expect(fault?.wrong).toBe('the model answer of "written" would not pass: it hits "1" and misses "0"');
  });
});

describe('phrasings', () => {
  it('are not in the question already', () => {
    const [fault, ...others] = faultsOf({
      ...base,
      stem: [{ type: 'paragraph', spans: [{ text: 'Our queue is full again. What now?' }] }],
    });
    expect(others).toEqual([]);
    expect(fault?.at?.path).toEqual(['rubric', 0, 'accept', 0]);
    expect(fault?.wrong).toBe(
      'the question "written" itself says “queue full”, so whoever repeats it hits "0"',
    );
  });
});

import type { ChoiceQuestion, Option, WrittenQuestion } from '../../../src/core/pack.ts';

const texts = { chapter: 1, explanation: [], concepts: [], terms: [] };

/** A question of difficulty 3 with one option for each of `rights`, named a, b, c … */
export function choiceQuestion(kind: ChoiceQuestion['kind'], rights: readonly boolean[]): ChoiceQuestion {
  return { ...texts, id: 'choice', kind, difficulty: 3, stem: [], options: optionsOf(rights) };
}

/** A question of difficulty 3 to be answered in words, with an idea for each list of phrasings, named 0, 1 … */
export function writtenQuestion(stem: string, ...accepted: readonly (readonly string[])[]): WrittenQuestion {
  return {
    ...texts,
    id: 'written',
    kind: 'spot-the-issue',
    difficulty: 3,
    stem: [{ type: 'paragraph', spans: [{ text: stem }] }],
    options: optionsOf([true, false, false, false]),
    rubric: accepted.map((accept, index) => ({ id: `${index}`, text: [], accept })),
    model: [],
    examples: [],
  };
}

function optionsOf(rights: readonly boolean[]): Option[] {
  return rights.map((right, index) => ({
    id: String.fromCharCode(97 + index),
    text: [],
    right,
    feedback: [],
  }));
}

import type { Chapter, Option, Pack, Question } from '../../../src/core/pack.ts';
import { packOf, question } from '../packs.ts';

/** A pack of one chapter with these questions and, if given, concepts and terms of these ids. */
export function packWith(
  questions: readonly Question[],
  concepts: readonly string[] = [],
  terms: readonly string[] = [],
): Pack {
  const chapter: Chapter = {
    number: 1,
    title: '',
    summary: [],
    concepts: concepts.map((id) => ({ id, chapter: 1, name: id, text: [], terms: [], related: [] })),
    terms: terms.map((id) => ({
      id,
      chapter: 1,
      name: id,
      aliases: [],
      definition: [],
      concept: '',
      confusedWith: [],
    })),
    questions,
  };
  return { ...packOf(), chapters: [chapter] };
}

/** A question with this stem. */
export function asking(id: string, stem: string): Question {
  return { ...question(id), stem: [{ type: 'paragraph', spans: [{ text: stem }] }] };
}

/** A multiple-choice question whose options have so many characters; the first one is right. */
export function ofLengths(id: string, ...lengths: readonly number[]): Question {
  const options = lengths.map(
    (length, index): Option => ({
      id: String(index),
      text: [{ text: 'x'.repeat(length) }],
      right: index === 0,
      feedback: [],
    }),
  );
  return { ...question(id), options };
}

/** A true-false question. */
export function statement(id: string, isTrue: boolean): Question {
  const base = question(id, 1, 'true-false');
  return {
    ...base,
    options: base.options.map((option) => ({ ...option, right: option.id === String(isTrue) })),
  };
}

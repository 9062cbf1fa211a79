import type { RichText, Span } from './rich-text.ts';

/** A versioned set of chapters. Ids are stable: history refers to them. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly about: RichText;
  /** What to remember of the whole book, a paragraph each. */
  readonly takeaways: readonly (readonly Span[])[];
  readonly parts: readonly Part[];
  /** All chapters, in reading order. */
  readonly chapters: readonly Chapter[];
  /** Groups of words that mean the same when a written answer is graded. */
  readonly synonyms: readonly (readonly string[])[];
}

interface Part {
  readonly title: string;
  /** Numbers of its chapters, in reading order. */
  readonly chapters: readonly number[];
}

export interface Chapter {
  readonly number: number;
  readonly title: string;
  readonly summary: RichText;
  readonly concepts: readonly Concept[];
  readonly terms: readonly Term[];
  readonly questions: readonly Question[];
}

export interface Concept {
  readonly id: string;
  readonly chapter: number;
  readonly name: string;
  readonly text: RichText;
  /** Ids of terms it uses. */
  readonly terms: readonly string[];
  /** Ids of related concepts. */
  readonly related: readonly string[];
}

export interface Term {
  readonly id: string;
  readonly chapter: number;
  /** Two terms of different chapters may share a name: two senses. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly definition: RichText;
  /** Id of the concept that explains it further. */
  readonly concept: string;
  readonly confusedWith: readonly Confusion[];
}

export interface Confusion {
  /** Name of what it is mistaken for. */
  readonly name: string;
  /** Id of the term of that name, where the pack has one. */
  readonly term?: string;
  readonly difference: readonly Span[];
}

/** 1: recall, 2: understand, 3: apply or analyse in a scenario. */
export type Difficulty = 1 | 2 | 3;

export type QuestionKind = 'multiple-choice' | 'multi-select' | 'true-false' | 'spot-the-issue';

/** One thing that can be picked. Its id is unique within its question and never changes. */
export interface Option {
  readonly id: string;
  readonly text: readonly Span[];
  readonly right: boolean;
  /** Why picking it was right or wrong. */
  readonly feedback: readonly Span[];
}

interface QuestionBase {
  readonly id: string;
  readonly chapter: number;
  readonly difficulty: Difficulty;
  readonly stem: RichText;
  /** True-false questions have the two options `true` and `false`. */
  readonly options: readonly Option[];
  readonly explanation: RichText;
  /** Ids of the concepts it asks about, at least one. */
  readonly concepts: readonly string[];
  /** Ids of the terms it asks about. */
  readonly terms: readonly string[];
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'multiple-choice' | 'multi-select' | 'true-false';
}

/** A situation whose fault is named in the member's own words. */
export interface WrittenQuestion extends QuestionBase {
  readonly kind: 'spot-the-issue';
  readonly rubric: readonly Idea[];
  readonly model: RichText;
  readonly examples: readonly GradedExample[];
}

export type Question = ChoiceQuestion | WrittenQuestion;

/** A key idea of a model answer. */
export interface Idea {
  readonly id: string;
  /** How members are told about it. */
  readonly text: readonly Span[];
  /** Phrasings that count; `a/b` stands for either word. */
  readonly accept: readonly string[];
}

/** An answer whose grade the author has decided, to hold the grader against. */
export interface GradedExample {
  readonly answer: string;
  readonly expect: 'pass' | 'part' | 'fail';
}

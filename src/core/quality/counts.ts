import type { Difficulty, Question, QuestionKind } from '../pack.ts';
import { isRightLongest, isTrueStatement } from './shares.ts';

/** How many questions of which sort there are. */
export interface Counts {
  readonly questions: number;
  readonly kinds: Readonly<Record<QuestionKind, number>>;
  readonly difficulties: Readonly<Record<Difficulty, number>>;
  /** Of multiple-choice and spot-the-issue: those whose right option is the longest. */
  readonly rightLongest: number;
  /** Of true-false: those whose statement is true. */
  readonly trueStatements: number;
}

/** Counts questions, of a chapter or of a whole pack. */
export function countQuestions(questions: readonly Question[]): Counts {
  const count = (matches: (question: Question) => boolean) => questions.filter(matches).length;
  const ofKind = (kind: QuestionKind) => count((question) => question.kind === kind);
  const ofDifficulty = (difficulty: Difficulty) => count((question) => question.difficulty === difficulty);
  return {
    questions: questions.length,
    kinds: {
      'multiple-choice': ofKind('multiple-choice'),
      'multi-select': ofKind('multi-select'),
      'true-false': ofKind('true-false'),
      'spot-the-issue': ofKind('spot-the-issue'),
    },
    difficulties: { 1: ofDifficulty(1), 2: ofDifficulty(2), 3: ofDifficulty(3) },
    rightLongest: count((question) => oneIsRight.has(question.kind) && isRightLongest(question)),
    trueStatements: count(isTrueStatement),
  };
}

const oneIsRight: ReadonlySet<QuestionKind> = new Set(['multiple-choice', 'spot-the-issue']);

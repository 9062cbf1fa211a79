import type { Chapter, Confusion, Idea, Option, Pack, Question, Term } from '../core/pack.ts';
import type { ChapterFile, PackFile } from './schema.ts';

type QuestionFile = ChapterFile['questions'][number];
type TermFile = ChapterFile['terms'][number];

/**
 * Makes a pack of files in which no rule found a problem.
 * @param chapters the chapters by the name of their file
 */
export function buildPack(file: PackFile, chapters: ReadonlyMap<string, ChapterFile>): Pack {
  const parts = file.parts.map(({ title, chapters: names }) => ({
    title,
    chapters: names.flatMap((name) => buildChapter(chapters.get(name))),
  }));
  return {
    ...file,
    parts: parts.map((part) => ({ ...part, chapters: part.chapters.map(({ number }) => number) })),
    chapters: parts.flatMap((part) => part.chapters),
  };
}

function buildChapter(file: ChapterFile | undefined): readonly Chapter[] {
  if (file === undefined) return [];
  const { number: chapter } = file;
  return [
    {
      ...file,
      concepts: file.concepts.map((concept) => ({ ...concept, chapter })),
      terms: file.terms.map((term) => buildTerm(term, chapter)),
      questions: file.questions.map((question) => buildQuestion(question, chapter)),
    },
  ];
}

function buildTerm({ confused_with, ...term }: TermFile, chapter: number): Term {
  const confusedWith = confused_with.map(
    ({ with: name, term: id, difference }): Confusion => ({
      name,
      ...(id === undefined ? {} : { term: id }),
      difference,
    }),
  );
  return { ...term, chapter, confusedWith };
}

function buildQuestion(question: QuestionFile, chapter: number): Question {
  switch (question.kind) {
    case 'true-false': {
      const { answer, if_true, if_false, ...rest } = question;
      const options = [trueFalseOption(true, answer, if_true), trueFalseOption(false, answer, if_false)];
      return { ...rest, chapter, options };
    }
    case 'spot-the-issue': {
      const rubric = question.rubric.map(({ id, idea, accept }): Idea => ({ id, text: idea, accept }));
      return { ...question, chapter, rubric };
    }
    default:
      return { ...question, chapter };
  }
}

function trueFalseOption(value: boolean, answer: boolean, feedback: Option['feedback']): Option {
  const text = [{ text: value ? 'True' : 'False' }];
  return { id: String(value), text, right: value === answer, feedback };
}

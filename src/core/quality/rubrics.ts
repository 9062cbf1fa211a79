import { findIdeas } from '../grading/written.ts';
import type { GradedExample, Idea, Pack, WrittenQuestion } from '../pack.ts';
import { plainText } from '../rich-text.ts';
import type { Finding, QualityFault } from './finding.ts';

type Synonyms = Pack['synonyms'];

/** Holds rubrics against the grader: their examples, their model answers, and the questions' own words. */
export function measureRubrics({ chapters, synonyms }: Pack): readonly Finding[] {
  const questions = chapters
    .flatMap((chapter) => chapter.questions)
    .filter((question) => question.kind === 'spot-the-issue');
  return [
    findingOf('examples graded as they should be', questions, (question) =>
      question.examples.map((example, index) => checkExample(question, example, index, synonyms)),
    ),
    findingOf('model answers that have every idea', questions, (question) => [
      checkModel(question, synonyms),
    ]),
    findingOf('phrasings that their question doesn’t say itself', questions, (question) =>
      checkPhrasings(question, synonyms),
    ),
  ];
}

/** @param check a fault, or undefined where there is none, for everything it has looked at */
function findingOf(
  measure: string,
  questions: readonly WrittenQuestion[],
  check: (question: WrittenQuestion) => readonly (QualityFault | undefined)[],
): Finding {
  const checked = questions.flatMap(check);
  const faults = checked.filter((fault) => fault !== undefined);
  return { measure, count: checked.length - faults.length, of: checked.length, wanted: 'all', faults };
}

function checkExample(
  question: WrittenQuestion,
  { answer, expect }: GradedExample,
  index: number,
  synonyms: Synonyms,
): QualityFault | undefined {
  const hit = findIdeas(question, answer, synonyms);
  const grade = gradeOf(hit.length, question.rubric.length);
  if (grade === expect) return undefined;
  return {
    at: { list: 'questions', id: question.id, path: ['examples', index] },
    wrong: `example ${index + 1} of "${question.id}" should ${earn[expect]}, but would ${earn[grade]}: “${excerpt(answer)}” ${describeHits(question, hit)}`,
    repair: 'Change the phrasings under `accept`, or what the example expects',
  };
}

const earn: Readonly<Record<GradedExample['expect'], string>> = {
  pass: 'pass',
  part: 'earn part',
  fail: 'fail',
};

function gradeOf(hit: number, ideas: number): GradedExample['expect'] {
  if (hit === 0) return 'fail';
  return hit === ideas ? 'pass' : 'part';
}

function checkModel(question: WrittenQuestion, synonyms: Synonyms): QualityFault | undefined {
  const hit = findIdeas(question, plainText(question.model), synonyms);
  if (hit.length === question.rubric.length) return undefined;
  return {
    at: { list: 'questions', id: question.id, path: ['model'] },
    wrong: `the model answer of "${question.id}" would not pass: it ${describeHits(question, hit)}`,
    repair: 'Say every idea in the model answer, or accept the way it does',
  };
}

/** Whoever repeats a question and adds something of their own must not be told that they have found its fault. */
function checkPhrasings(
  question: WrittenQuestion,
  synonyms: Synonyms,
): readonly (QualityFault | undefined)[] {
  const said = ideasSaid(question, question.rubric, synonyms);
  return question.rubric.flatMap((idea, ideaIndex) =>
    idea.accept.map((phrasing, index) => {
      if (!said.includes(idea.id)) return undefined;
      if (ideasSaid(question, [{ ...idea, accept: [phrasing] }], synonyms).length === 0) return undefined;
      return {
        at: { list: 'questions', id: question.id, path: ['rubric', ideaIndex, 'accept', index] },
        wrong: `the question "${question.id}" itself says “${phrasing}”, so whoever repeats it hits "${idea.id}"`,
        repair: 'Make the phrasing more specific',
      };
    }),
  );
}

/** Ideas that a question's own words hit. Without a stem, the grader does not know that they are only repeated. */
function ideasSaid(
  question: WrittenQuestion,
  rubric: readonly Idea[],
  synonyms: Synonyms,
): readonly string[] {
  return findIdeas({ ...question, stem: [], rubric }, plainText(question.stem), synonyms);
}

function describeHits({ rubric }: WrittenQuestion, hit: readonly string[]): string {
  const missed = rubric.map(({ id }) => id).filter((id) => !hit.includes(id));
  if (hit.length === 0) return 'hits no idea';
  return `hits ${listIds(hit)}${missed.length === 0 ? '' : ` and misses ${listIds(missed)}`}`;
}

function listIds(ids: readonly string[]): string {
  return ids.map((id) => `"${id}"`).join(', ');
}

const longestExcerpt = 50;

function excerpt(answer: string): string {
  return answer.length > longestExcerpt ? `${answer.slice(0, longestExcerpt)}…` : answer;
}

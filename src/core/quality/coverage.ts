import type { Pack, Question } from '../pack.ts';
import type { Finding, QualityFault } from './finding.ts';

/** One question on a concept could be had right by luck. */
const questionsPerConcept = 2;
const questionsPerTerm = 1;

/** Finds concepts that are asked about less than twice, and terms that are never asked about. */
export function measureCoverage({ chapters }: Pack): readonly Finding[] {
  const questions = chapters.flatMap((chapter) => chapter.questions);
  return [
    measure(
      'concepts',
      questionsPerConcept,
      chapters.flatMap((chapter) => chapter.concepts),
      questions,
    ),
    measure(
      'terms',
      questionsPerTerm,
      chapters.flatMap((chapter) => chapter.terms),
      questions,
    ),
  ];
}

function measure(
  list: 'concepts' | 'terms',
  wanted: number,
  items: readonly { readonly id: string }[],
  questions: readonly Question[],
): Finding {
  const asked = questions.flatMap((question) => [...new Set(question[list])]);
  const faults = items.flatMap(({ id }): readonly QualityFault[] => {
    const times = asked.filter((askedId) => askedId === id).length;
    if (times >= wanted) return [];
    const item = list.slice(0, -1);
    return [
      {
        at: { list, id, path: [] },
        wrong: `${times === 0 ? 'no question' : 'only one question'} asks about the ${item} "${id}"`,
        repair: `Ask about it${times === 0 ? '' : ' once more'}, or add its id to the \`${list}\` of a question that does`,
      },
    ];
  });
  return {
    measure: `${list} asked about at least ${wanted === 1 ? 'once' : 'twice'}`,
    count: items.length - faults.length,
    of: items.length,
    wanted: 'all',
    faults,
  };
}

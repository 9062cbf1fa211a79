import type { Question } from '../pack.ts';
import type { LocalDate } from '../plan.ts';
import type { Memory } from './memory.ts';

/** What each member of a group remembers of a pack's concepts, by their ids. */
export type Group = readonly ReadonlyMap<string, Pick<Memory, 'recallOn'>>[];

/**
 * The questions that a group needs most, first; those it needs as much as each other stay in the order given.
 * What people know is the sum of their chances to recall (knowledge, in
 * https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Optimal-Retention), so a question is needed for what is
 * missing from that sum, over its concepts and over members: each member's chance to fail, which is 1 where they never
 * answered anything about a concept. It is squared, since an answer adds most to what was never met or is all but
 * forgotten. Over unused questions, no rule that `npm run bench -- retention` compares does better, not even the gain
 * that FSRS predicts for each answer.
 * @param group empty: no question is needed more than another
 * @param metToday concepts that were asked about today, answered or not: for today, nobody needs them
 */
export function byNeed(
  questions: readonly Question[],
  group: Group,
  today: LocalDate,
  metToday: ReadonlySet<string>,
): readonly Question[] {
  const needs = new Map<string, number>([...metToday].map((concept) => [concept, 0]));
  for (const concept of questions.flatMap(({ concepts }) => concepts))
    if (!needs.has(concept))
      needs.set(concept, sum(group.map((known) => failure(known.get(concept), today) ** 2)));
  const needOf = new Map(
    questions.map(({ id, concepts }) => [id, sum(concepts.map((concept) => needs.get(concept) ?? 0))]),
  );
  const need = ({ id }: Question) => needOf.get(id) ?? 0;
  return [...questions].sort((one, other) => need(other) - need(one));
}

function failure(memory: Pick<Memory, 'recallOn'> | undefined, today: LocalDate): number {
  return memory ? 1 - memory.recallOn(today) : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

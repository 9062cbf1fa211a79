import type { Pack, Question } from '../pack.ts';
import { type Instant, Temporal } from '../time.ts';
import { type Memory, memoryOf, type Recall } from './memory.ts';

/** A member's answer to a question of a pack. */
export interface PastRecall extends Recall {
  /** The question's id. */
  readonly question: string;
}

/** Something to be reviewed: a concept, by its id, and how well it is remembered. */
export interface Review {
  readonly concept: string;
  readonly memory: Memory;
}

/** What a member remembers of a pack's concepts, by their ids. Answers to questions that the pack lost are passed over. */
export function memories(pack: Pack, answers: readonly PastRecall[]): ReadonlyMap<string, Memory> {
  const concepts = new Map(questionsOf(pack).map(({ id, concepts: about }) => [id, about]));
  const recalls = new Map<string, Recall[]>();
  for (const answer of [...answers].sort((one, other) => Temporal.Instant.compare(one.at, other.at))) {
    for (const concept of concepts.get(answer.question) ?? [])
      recalls.set(concept, [...(recalls.get(concept) ?? []), answer]);
  }
  return new Map(
    [...recalls].flatMap(([concept, about]) => {
      const memory = memoryOf(about);
      return memory ? [[concept, memory] as const] : [];
    }),
  );
}

/** What is due for review at a moment: first what was missed, then what is most likely forgotten. */
export function dueReviews(known: ReadonlyMap<string, Memory>, now: Instant): readonly Review[] {
  return [...known]
    .filter(([, { dueAt }]) => Temporal.Instant.compare(dueAt, now) <= 0)
    .map(([concept, memory]) => ({ concept, memory }))
    .sort(
      (one, other) =>
        Number(other.memory.missed) - Number(one.memory.missed) ||
        one.memory.recallAt(now) - other.memory.recallAt(now),
    );
}

/**
 * A question on a concept for somebody who has answered some before: one that they never met, or else the one that
 * they answered longest ago. So a concept is asked for, not a question that was learnt by heart.
 * @param excluded ids of questions that are not to be asked
 */
export function selectSibling(
  pack: Pack,
  concept: string,
  answers: readonly PastRecall[],
  excluded: ReadonlySet<string>,
): Question | undefined {
  const lastAt = new Map<string, number>();
  for (const { question, at } of answers)
    lastAt.set(question, Math.max(at.epochMilliseconds, lastAt.get(question) ?? 0));
  const candidates = questionsOf(pack).filter(
    ({ id, concepts }) => concepts.includes(concept) && !excluded.has(id),
  );
  const age = ({ id }: Question) => lastAt.get(id) ?? Number.NEGATIVE_INFINITY;
  return [...candidates].sort((one, other) => age(one) - age(other))[0];
}

function questionsOf(pack: Pack): readonly Question[] {
  return pack.chapters.flatMap(({ questions }) => questions);
}

import type { Pack, Question } from '../pack.ts';
import type { LocalDate } from '../plan.ts';
import { type Instant, localDateIn, Temporal } from '../time.ts';
import { type Memory, memoryOf, type Recall } from './memory.ts';

/** A member's answer to a question of a pack. */
export interface PastRecall extends Omit<Recall, 'on'> {
  /** The question's id. */
  readonly question: string;
  readonly at: Instant;
}

/** A member's answer, on its date in their zone. */
export type DatedRecall = PastRecall & Recall;

/** Something to be reviewed: a concept, by its id, and how well it is remembered. */
export interface Review {
  readonly concept: string;
  readonly memory: Memory;
}

/**
 * What a member remembers of a pack's concepts, by their ids. Answers to questions that the pack lost are passed over.
 * @param zone whose dates count: the member's for what is theirs, the plan's for what is a channel's
 */
export function memories(
  pack: Pack,
  answers: readonly PastRecall[],
  zone: string,
): ReadonlyMap<string, Memory> {
  return new Map(
    [...recallsByConcept(pack, answers, zone)].flatMap(([concept, about]) => {
      const memory = memoryOf(about);
      return memory ? [[concept, memory] as const] : [];
    }),
  );
}

/**
 * A member's answers about each of a pack's concepts, by their ids, oldest first. Only the first of a date is among
 * them: whoever was told the answer that day repeats it, and remembers nothing yet.
 */
export function recallsByConcept(
  pack: Pack,
  answers: readonly PastRecall[],
  zone: string,
): ReadonlyMap<string, readonly DatedRecall[]> {
  const concepts = new Map(questionsOf(pack).map(({ id, concepts: about }) => [id, about]));
  const recalls = new Map<string, DatedRecall[]>();
  for (const answer of [...answers].sort((one, other) => Temporal.Instant.compare(one.at, other.at))) {
    const recall = { ...answer, on: localDateIn(zone, answer.at) };
    for (const concept of concepts.get(answer.question) ?? []) {
      const before = recalls.get(concept) ?? [];
      if (before.at(-1)?.on !== recall.on) recalls.set(concept, [...before, recall]);
    }
  }
  return recalls;
}

/**
 * What is due for review on a date: first what was missed, then what is most likely forgotten. Days count, not hours, as
 * in Anki: somebody who reviews each morning is not always a few minutes early.
 */
export function dueReviews(known: ReadonlyMap<string, Memory>, today: LocalDate): readonly Review[] {
  return [...known]
    .filter(([, { dueOn }]) => dueOn <= today)
    .map(([concept, memory]) => ({ concept, memory }))
    .sort(
      (one, other) =>
        Number(other.memory.missed) - Number(one.memory.missed) ||
        one.memory.recallOn(today) - other.memory.recallOn(today),
    );
}

/** The first date on which something will be due that is not due yet; undefined where nothing is left. */
export function nextReview(known: ReadonlyMap<string, Memory>, today: LocalDate): LocalDate | undefined {
  return [...known.values()]
    .map(({ dueOn }) => dueOn)
    .filter((date) => date > today)
    .sort()[0];
}

/**
 * Finds a question on a concept for somebody who has answered some before: one that they never met, or else the one
 * that they answered longest ago. So a concept is asked for, not a question that was learnt by heart.
 * @param excluded ids of questions that are not to be asked
 */
export function siblingFinder(
  pack: Pack,
  answers: readonly PastRecall[],
  excluded: ReadonlySet<string>,
): (concept: string) => Question | undefined {
  const lastAt = new Map<string, number>();
  for (const { question, at } of answers)
    lastAt.set(question, Math.max(at.epochMilliseconds, lastAt.get(question) ?? 0));
  const age = ({ id }: Question) => lastAt.get(id) ?? 0;
  const oldestFirst = questionsOf(pack)
    .filter(({ id }) => !excluded.has(id))
    .sort((one, other) => age(one) - age(other));
  return (concept) => oldestFirst.find(({ concepts }) => concepts.includes(concept));
}

function questionsOf(pack: Pack): readonly Question[] {
  return pack.chapters.flatMap(({ questions }) => questions);
}

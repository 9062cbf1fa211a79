import type { Pack, Question } from '../pack.ts';
import type { LocalDate } from '../plan.ts';
import { addDays, type Instant, localDateIn, Temporal } from '../time.ts';
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
  return new Map(
    [...recallsByConcept(pack, answers)].flatMap(([concept, about]) => {
      const memory = memoryOf(about);
      return memory ? [[concept, memory] as const] : [];
    }),
  );
}

/** A member's answers about each of a pack's concepts, by their ids, oldest first. */
export function recallsByConcept(
  pack: Pack,
  answers: readonly PastRecall[],
): ReadonlyMap<string, readonly PastRecall[]> {
  const concepts = new Map(questionsOf(pack).map(({ id, concepts: about }) => [id, about]));
  const recalls = new Map<string, PastRecall[]>();
  for (const answer of [...answers].sort((one, other) => Temporal.Instant.compare(one.at, other.at))) {
    for (const concept of concepts.get(answer.question) ?? [])
      recalls.set(concept, [...(recalls.get(concept) ?? []), answer]);
  }
  return recalls;
}

/**
 * What is due for review at a moment, by the calendar of a zone: first what was missed, then what is most likely
 * forgotten. Days count, not hours, as in Anki: somebody who reviews each morning is not always a few minutes early.
 */
export function dueReviews(
  known: ReadonlyMap<string, Memory>,
  now: Instant,
  zone: string,
): readonly Review[] {
  const today = localDateIn(zone, now);
  return [...known]
    .filter(([, memory]) => reviewDate(memory, zone) <= today)
    .map(([concept, memory]) => ({ concept, memory }))
    .sort(
      (one, other) =>
        Number(other.memory.missed) - Number(one.memory.missed) ||
        one.memory.recallAt(now) - other.memory.recallAt(now),
    );
}

/** The first date after a moment's on which something will be due that is not due yet; undefined where nothing is left. */
export function nextReview(
  known: ReadonlyMap<string, Memory>,
  now: Instant,
  zone: string,
): LocalDate | undefined {
  const today = localDateIn(zone, now);
  return [...known.values()]
    .map((memory) => reviewDate(memory, zone))
    .filter((date) => date > today)
    .sort()[0];
}

/** Never the date of the last answer, however long that day is: what was just answered is not asked again. */
function reviewDate({ dueAt, lastAt }: Memory, zone: string): LocalDate {
  const earliest = addDays(localDateIn(zone, lastAt), 1);
  const due = localDateIn(zone, dueAt);
  return due < earliest ? earliest : due;
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

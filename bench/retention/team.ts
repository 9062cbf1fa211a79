import type { Group } from '../../src/core/learning/need.ts';
import { memories, type PastRecall } from '../../src/core/learning/review.ts';
import type { Pack, Question } from '../../src/core/pack.ts';
import type { LocalDate } from '../../src/core/plan.ts';
import type { Instant } from '../../src/core/time.ts';
import { localDateIn, Temporal } from '../../src/core/time.ts';
import { chanceOf } from './chance.ts';
import { type Learner, learnerOf, subjectOf } from './learner.ts';
import type { World } from './world.ts';

const members = 8;
const weeks = 26;
const later = 28;

/** That of the plans of these tests. */
const zone = 'Europe/Berlin';
const start = Temporal.Instant.from('2026-11-23T08:00:00Z');

/** A team as whoever picks its next question may see it. */
export interface Team {
  readonly pack: Pack;
  /** Decides what is left to chance. */
  readonly seed: number;
  /** The day of the next question, counted from the first, its date, and its moment. */
  readonly day: number;
  readonly date: LocalDate;
  readonly now: Instant;
  readonly used: readonly { readonly question: string; readonly at: Instant }[];
  /** What each member has answered, oldest first. */
  readonly answers: readonly (readonly PastRecall[])[];
  /** What each member remembers, judging by their answers. */
  readonly group: () => Group;
  /** Not for an order to know: it is here for those that show what could be had at best. */
  readonly learners: readonly Learner[];
}

export type Picker = (team: Team) => Question;

/** The chance to recall a concept, the mean over members and all concepts: at the end, and four weeks later. */
export type Outcome = readonly [atEnd: number, later: number];

/** Half a year of one team: a question each working day, picked one way. The same for the same seed. */
export function studyFor(pack: Pack, world: World, pick: Picker, seed: number): Outcome {
  const concepts = pack.chapters.flatMap((chapter) => chapter.concepts.map(({ id }) => id));
  const chance = chanceOf(seed);
  const subject = subjectOf(concepts, world, chance);
  const learners = Array.from({ length: members }, () => learnerOf(subject, world, chance));
  const used: Team['used'][number][] = [];
  const answers = learners.map((): PastRecall[] => []);
  const group = () => answers.filter(({ length }) => length > 0).map((given) => memories(pack, given, zone));
  for (const day of workingDays()) {
    const now = start.add({ hours: 24 * day });
    const question = pick({
      pack,
      seed,
      day,
      date: localDateIn(zone, now),
      now,
      used,
      answers,
      group,
      learners,
    });
    used.push({ question: question.id, at: now });
    learners.forEach((learner, place) => {
      const right = learner.answer(question, day);
      if (right !== undefined) answers[place]?.push(recallOf(question, now, right));
    });
  }
  const knownOn = (day: number) =>
    mean(learners.flatMap((learner) => concepts.map((concept) => learner.recall(concept, day))));
  return [knownOn(weeks * 7), knownOn(weeks * 7 + later)];
}

function workingDays(): readonly number[] {
  return Array.from({ length: weeks * 7 }, (_, day) => day).filter((day) => day % 7 < 5);
}

function recallOf({ id, kind, difficulty }: Question, at: Instant, right: boolean): PastRecall {
  return { question: id, at, kind, difficulty, written: kind === 'spot-the-issue', fraction: right ? 1 : 0 };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

import { default_w, type FSRSState, fsrs, Rating } from 'ts-fsrs';
import type { Question } from '../../src/core/pack.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** Somebody who learns, seen from within: what they truly remember, which no order of questions is told. */
export interface Learner {
  /** The chance that they recall a concept on a day, counted from the first question. */
  recall(concept: string, day: number): number;
  /** Answers a question and reads the explanation. @returns whether the answer was right; undefined where they gave none */
  answer(question: Question, day: number): boolean | undefined;
}

/** How much longer or shorter than others a learner remembers things, and a concept is remembered: in logarithms. */
const spread = 0.5;

/** How many days what somebody knew beforehand lasts, in the middle, and when they last had to do with it, at most. */
const [knownFor, knownSince] = [60, 200];

const answers = 0.8;

/** Knowing something and yet answering wrong: at most 0.1 in Corbett and Anderson 1995, Knowledge Tracing. */
const slip = 0.1;

/** What is the same for all members of a team. */
export interface Subject {
  /** How much longer than others each concept is remembered, by its id. */
  readonly ease: ReadonlyMap<string, number>;
  /** Concepts that the team knew beforehand, where its members are alike. */
  readonly familiar: ReadonlySet<string>;
}

export function subjectOf(concepts: readonly string[], world: World, chance: Chance): Subject {
  return {
    ease: new Map(concepts.map((concept) => [concept, Math.exp(spread * chance.normal())])),
    familiar: new Set(concepts.filter(() => chance.happens(world.known))),
  };
}

/**
 * A learner whose memories follow FSRS, as the bot's estimates do, but by a clock and a curve of their own: each forgets
 * faster or slower than the parameters that the bot goes by, each concept is harder or easier than the bot knows, and
 * the bot sees right or wrong, with guesses and slips, instead of what was recalled.
 */
export function learnerOf(subject: Subject, world: World, chance: Chance): Learner {
  const { recall, learn } = mindOf(subject, world, chance);
  return {
    recall,
    answer(question, day) {
      if (!chance.happens(answers)) return undefined;
      const recalled = question.concepts.map((concept) => chance.happens(recall(concept, day)));
      const only = world.teachesOne ? Math.floor(chance.uniform() * recalled.length) : undefined;
      question.concepts.forEach((concept, place) => {
        if (only === undefined || only === place) learn(concept, day, recalled[place] === true);
      });
      return chance.happens(recalled.every(Boolean) ? 1 - slip : luck(question));
    },
  };
}

/** What is remembered, and how it changes when a concept is recalled, or read up after it was not. */
function mindOf(subject: Subject, world: World, chance: Chance) {
  const [mild, steep] = world.decay;
  const w = [...default_w.slice(0, -1), mild + (steep - mild) * chance.uniform()];
  const algorithm = fsrs({ w, enable_short_term: false });
  const pace = Math.exp(spread * chance.normal());
  const memories = knownBefore(subject, world, chance);
  /** Days since a concept was last thought of, as this learner forgets it. */
  const ageOf = (concept: string, since: number, day: number) =>
    (day - since) / (pace * (subject.ease.get(concept) ?? 1));
  return {
    recall(concept: string, day: number): number {
      const memory = memories.get(concept);
      if (!memory) return 0;
      return algorithm.forgetting_curve(ageOf(concept, memory.day, day), memory.state.stability);
    },
    learn(concept: string, day: number, recalled: boolean): void {
      const memory = memories.get(concept);
      const age = memory ? ageOf(concept, memory.day, day) : 0;
      const rating = recalled ? Rating.Good : Rating.Again;
      memories.set(concept, { state: algorithm.next_state(memory?.state ?? null, age, rating), day });
    },
  };
}

function knownBefore({ ease, familiar }: Subject, world: World, chance: Chance) {
  const memories = new Map<string, { readonly state: FSRSState; readonly day: number }>();
  for (const concept of ease.keys()) {
    const known = world.alike ? familiar.has(concept) : chance.happens(world.known);
    const stability = knownFor * Math.exp(chance.normal());
    const day = -knownSince * chance.uniform();
    if (known) memories.set(concept, { state: { stability, difficulty: 5 }, day });
  }
  return memories;
}

/** The chance to be right without knowing anything. */
function luck({ kind, options }: Question): number {
  switch (kind) {
    case 'true-false':
      return 1 / 2;
    case 'multiple-choice':
      return 1 / options.length;
    case 'multi-select':
      return 1 / (2 ** options.length - 1);
    case 'spot-the-issue':
      return 0;
  }
}

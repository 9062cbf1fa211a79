import { type FSRSState, fsrs, Rating } from 'ts-fsrs';
import { ratingOf } from '../../src/core/learning/memory.ts';
import type { PastRecall } from '../../src/core/learning/review.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Instant } from '../../src/core/time.ts';

const algorithm = fsrs({ enable_short_term: false });
const horizon = 28;

/** How likely somebody is thought to know what they were never asked about. */
const unasked = 0.3;

interface State {
  readonly state: FSRSState | null;
  readonly at: Instant;
}

/**
 * How much an answer now is expected to add to a member's recall of a concept four weeks later, as FSRS sees them: with
 * the chance that it is recalled now, what a right answer adds, else what a wrong one and its explanation do.
 */
export function predictedGain(
  pack: Pack,
  answers: readonly PastRecall[],
  now: Instant,
): (concept: string) => number {
  const states = statesAfter(pack, answers);
  return (concept) => {
    const known = states.get(concept) ?? { state: null, at: now };
    const recalled = known.state ? recallAfter(known.state, daysBetween(known.at, now)) : unasked;
    const after = (grade: Rating.Good | Rating.Again) =>
      recallAfter(algorithm.next_state(known.state, daysBetween(known.at, now), grade), horizon);
    const without = known.state ? recallAfter(known.state, daysBetween(known.at, now) + horizon) : 0;
    return recalled * after(Rating.Good) + (1 - recalled) * after(Rating.Again) - without;
  };
}

function statesAfter(pack: Pack, answers: readonly PastRecall[]): ReadonlyMap<string, State> {
  const concepts = new Map(
    pack.chapters.flatMap(({ questions }) => questions.map(({ id, concepts: about }) => [id, about])),
  );
  const states = new Map<string, State>();
  for (const answer of answers) {
    for (const concept of concepts.get(answer.question) ?? []) {
      const { state, at } = states.get(concept) ?? { state: null, at: answer.at };
      const next = algorithm.next_state(state, daysBetween(at, answer.at), ratingOf(answer));
      states.set(concept, { state: next, at: answer.at });
    }
  }
  return states;
}

function recallAfter({ stability }: FSRSState, days: number): number {
  return algorithm.forgetting_curve(days, stability);
}

function daysBetween(from: Instant, to: Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 86_400_000;
}

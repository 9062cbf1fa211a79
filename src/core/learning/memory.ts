import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import type { Difficulty, QuestionKind } from '../pack.ts';
import { type Instant, Temporal } from '../time.ts';

/** An answer, as far as it tells how well somebody knows what it was about. */
export interface Recall {
  readonly at: Instant;
  readonly kind: QuestionKind;
  readonly difficulty: Difficulty;
  /** It was given in words of one's own. */
  readonly written: boolean;
  /** How far it was right, 0 to 1. */
  readonly fraction: number;
}

/** How well somebody remembers one thing. */
export interface Memory {
  /** When the chance to recall it falls below nine in ten. */
  readonly dueAt: Instant;
  /** The last answer was not fully right. */
  readonly missed: boolean;
  readonly lastAt: Instant;
  /** The chance to recall it at a moment, 0 to 1. */
  recallAt(moment: Instant): number;
}

/**
 * FSRS-6 with the parameters that its authors fitted to many learners, whole days, and without the chance that spreads
 * intervals: the same answers always give the same memory (https://github.com/open-spaced-repetition/fsrs4anki/wiki).
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** What a member's answers about one thing, oldest first, say about their memory of it. None: there is nothing to remember. */
export function memoryOf(recalls: readonly Recall[]): Memory | undefined {
  const [first] = recalls;
  const last = recalls.at(-1);
  if (!first || !last) return undefined;
  let card: Card = createEmptyCard(dateOf(first.at));
  for (const recall of recalls) card = scheduler.next(card, dateOf(recall.at), ratingOf(recall)).card;
  return {
    dueAt: Temporal.Instant.fromEpochMilliseconds(card.due.getTime()),
    missed: last.fraction < 1,
    lastAt: last.at,
    recallAt: (moment) => scheduler.get_retrievability(card, dateOf(moment), false),
  };
}

/**
 * An answer as one of FSRS's ratings. Choosing shows less than writing, since it can be guessed, a statement that is
 * true or false shows least, since it is guessed every other time, and an easy question shows less than a hard one.
 */
export function ratingOf({ kind, written, difficulty, fraction }: Omit<Recall, 'at'>): Grade {
  if (fraction === 0) return Rating.Again;
  if (fraction < 1) return written ? Rating.Hard : Rating.Again;
  const easy = difficulty === 1;
  if (written) return easy ? Rating.Good : Rating.Easy;
  return easy || kind === 'true-false' ? Rating.Hard : Rating.Good;
}

function dateOf(moment: Instant): Date {
  return new Date(moment.epochMilliseconds);
}

import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import type { Difficulty, QuestionKind } from '../pack.ts';
import type { LocalDate } from '../plan.ts';

/** An answer, as far as it tells how well somebody knows what it was about. */
export interface Recall {
  /** The date where it counts: days are those of a calendar that people live by. */
  readonly on: LocalDate;
  readonly kind: QuestionKind;
  readonly difficulty: Difficulty;
  /** It was given in words of one's own. */
  readonly written: boolean;
  /** How far it was right, 0 to 1. */
  readonly fraction: number;
}

/** How well somebody remembers one thing. */
export interface Memory {
  /** The date on which the chance to recall it falls to nine in ten: never that of the last answer. */
  readonly dueOn: LocalDate;
  /** The last answer was not fully right. */
  readonly missed: boolean;
  /** The chance to recall it on a date, 0 to 1. */
  recallOn(date: LocalDate): number;
}

/**
 * FSRS-6 with the parameters that its authors fitted to many learners, whole days, and without the chance that spreads
 * intervals: the same answers always give the same memory (https://github.com/open-spaced-repetition/fsrs4anki/wiki).
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * What a member's answers about one thing say about their memory of it. None: there is nothing to remember.
 * @param recalls oldest first, one a date at most
 */
export function memoryOf(recalls: readonly Recall[]): Memory | undefined {
  const [first] = recalls;
  const last = recalls.at(-1);
  if (!first || !last) return undefined;
  let card: Card = createEmptyCard(dateOf(first.on));
  for (const recall of recalls) card = scheduler.next(card, dateOf(recall.on), ratingOf(recall)).card;
  return {
    dueOn: card.due.toISOString().slice(0, 10),
    missed: last.fraction < 1,
    recallOn: (date) => scheduler.get_retrievability(card, dateOf(date), false),
  };
}

/**
 * An answer as one of FSRS's ratings. Choosing shows less than writing, since it can be guessed, a statement that is
 * true or false shows least, since it is guessed every other time, and an easy question shows less than a hard one.
 */
export function ratingOf({ kind, written, difficulty, fraction }: Omit<Recall, 'on'>): Grade {
  if (fraction === 0) return Rating.Again;
  if (fraction < 1) return written ? Rating.Hard : Rating.Again;
  const easy = difficulty === 1;
  if (written) return easy ? Rating.Good : Rating.Easy;
  return easy || kind === 'true-false' ? Rating.Hard : Rating.Good;
}

/** FSRS counts days by UTC: a local date stands for itself there. */
function dateOf(date: LocalDate): Date {
  return new Date(`${date}T00:00Z`);
}

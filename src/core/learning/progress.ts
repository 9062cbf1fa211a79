import type { Pack } from '../pack.ts';
import type { LocalDate } from '../plan.ts';
import type { Instant } from '../time.ts';
import type { Memory } from './memory.ts';
import { type PastRecall, recallsByConcept } from './review.ts';

/** From this chance to recall it on, a thing is known: where FSRS, by default, would ask for it again. */
const known = 0.9;

/** How long after the first answer a further one tells that something was kept, in hours. */
const delayHours = 24;

/** How much of a chapter somebody has mastered. */
export interface ChapterMastery {
  readonly number: number;
  readonly title: string;
  /** Concepts whose last answer was right, and that are recalled now with a chance of at least nine in ten. */
  readonly mastered: number;
  /** Concepts that were ever answered about. */
  readonly met: number;
  /** All its concepts. */
  readonly concepts: number;
}

/** What somebody has mastered of each chapter that they have answered about, in reading order. */
export function masteryByChapter(
  pack: Pack,
  memories: ReadonlyMap<string, Memory>,
  today: LocalDate,
): readonly ChapterMastery[] {
  const all = pack.chapters.map(({ number, title, concepts }) => {
    const met = concepts.flatMap(({ id }) => memories.get(id) ?? []);
    const mastered = met.filter((memory) => isMastered(memory, today)).length;
    return { number, title, mastered, met: met.length, concepts: concepts.length };
  });
  return all.filter(({ met }) => met > 0);
}

function isMastered(memory: Memory, today: LocalDate): boolean {
  return !memory.missed && memory.recallOn(today) >= known;
}

/**
 * How concepts were answered at first, and when they came again at least a day later: each time by the first answer of
 * that date. Right means fully right.
 */
export interface Retest {
  /** Concepts that came again. */
  readonly concepts: number;
  /** Of these, right at the first answer. */
  readonly rightAtFirst: number;
  /** Of these, right at the latest answer. */
  readonly rightAtLast: number;
  /** Of these, not right at first, but at the latest answer. */
  readonly mended: number;
}

/** The delayed re-test of a pack's concepts, by the dates of a zone; answers may be in any order. */
export function retestOf(pack: Pack, answers: readonly PastRecall[], zone: string): Retest {
  const pairs = [...recallsByConcept(pack, answers, zone).values()].flatMap((recalls) => {
    const [first, last] = [recalls[0], recalls.at(-1)];
    return first && last && hoursBetween(first.at, last.at) >= delayHours ? [{ first, last }] : [];
  });
  const right = ({ fraction }: { fraction: number }) => fraction === 1;
  return {
    concepts: pairs.length,
    rightAtFirst: pairs.filter(({ first }) => right(first)).length,
    rightAtLast: pairs.filter(({ last }) => right(last)).length,
    mended: pairs.filter(({ first, last }) => !right(first) && right(last)).length,
  };
}

function hoursBetween(earlier: Instant, later: Instant): number {
  return (later.epochMilliseconds - earlier.epochMilliseconds) / 3_600_000;
}

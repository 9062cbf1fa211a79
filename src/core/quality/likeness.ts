import type { Pack, Question } from '../pack.ts';
import { plainText } from '../rich-text.ts';
import type { Finding, QualityFault } from './finding.ts';

/** How many words in a row are compared. */
const shingleWords = 3;

/**
 * The resemblance from which on two stems are too alike. A stem keeps as much when one in eleven of its words is
 * replaced, or when it grows by nearly as much again.
 */
const tooAlike = 0.5;

/** Finds stems that repeat another one word for word, or nearly. What was written anew in other words is not found. */
export function measureLikeness({ chapters }: Pack): Finding {
  const stems = chapters.flatMap(({ questions }) => questions).map(readStem);
  const faults = stems.flatMap((stem, index) => findAlike(stem, stems.slice(0, index)));
  return {
    measure: 'stems unlike every other one',
    count: stems.length - faults.length,
    of: stems.length,
    wanted: 'all',
    faults,
  };
}

/**
 * How alike two texts are, 0 to 1: of all runs of three words that either has, the share that both have. This is the
 * resemblance of A. Broder, "On the resemblance and containment of documents" (1997), without the sampling.
 */
export function resemblance(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of one) if (other.has(shingle)) shared++;
  return shared / (one.size + other.size - shared);
}

/** A text's runs of three words, whatever their case and punctuation; a shorter text is one run. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = Math.max(1, words.length - shingleWords + 1);
  return new Set(
    Array.from({ length: runs }, (_, start) => words.slice(start, start + shingleWords).join(' ')),
  );
}

interface Stem {
  readonly id: string;
  readonly shingles: ReadonlySet<string>;
}

function readStem({ id, stem }: Question): Stem {
  return { id, shingles: shinglesOf(plainText(stem)) };
}

function findAlike({ id, shingles }: Stem, earlier: readonly Stem[]): readonly QualityFault[] {
  const alike = earlier.find((other) => resemblance(shingles, other.shingles) >= tooAlike);
  if (alike === undefined) return [];
  return [
    {
      at: { list: 'questions', id, path: ['stem'] },
      wrong: `the stem of "${id}" repeats that of "${alike.id}", or nearly`,
      repair: 'Delete one of the two, or ask about something else',
    },
  ];
}

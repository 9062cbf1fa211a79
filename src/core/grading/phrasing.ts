import { isNegator } from './negation.ts';
import { type Token, tokenize } from './tokens.ts';
import { toWord, type Word } from './words.ts';

/** What must stand somewhere in an answer. */
export interface Slot {
  /** Words in a row; any of these fills the slot. */
  readonly sequences: readonly (readonly Word[])[];
  /** Whether it stands under a negation, as "overlap" in "not overlap". */
  readonly denied: boolean;
}

/** One way to put an idea: all its slots must be filled. */
export type Phrasing = readonly Slot[];

/** What stands at one place of a phrasing; `replica/follower` has two sequences. */
type Piece = readonly (readonly Word[])[];

/**
 * Reads an accepted phrasing: words, of which `a/b` means either. Function words that stand alone are left out.
 * Where a negation is one of several alternatives (`no/missing lock`), that makes one phrasing with it, one without.
 * @param unify gives synonyms the same stem
 */
export function parsePhrasing(accepted: string, unify: (tokens: Token[]) => Token[]): Phrasing[] {
  const pieces = accepted.split(/(\S+\/\S+)/).flatMap((part): Piece[] => {
    if (part.includes('/'))
      return [part.split('/').flatMap((either) => withCompound(unify(tokenize(either))))];
    return literalPieces(unify(tokenize(part)).filter((token) => !token.isFunctionWord));
  });
  return expand(pieces, false).filter((phrasing) => phrasing.length > 0);
}

/** A piece for each word, which may also stand in a compound with a neighbor: "roll back" as "rollback". */
function literalPieces(words: readonly Word[]): Piece[] {
  const pairs = words.slice(1).map((word, index) => compound([...words.slice(index, index + 1), word]));
  return words.map((word, index) =>
    isNegation([word])
      ? [[word]]
      : [[word], ...pairs.slice(Math.max(0, index - 1), index + 1).map((pair) => [pair])],
  );
}

/** Words in a row, and the same written as one: "roll back" and "rollback". */
function withCompound(words: readonly Word[]): Word[][] {
  return words.length > 1 && !isNegation(words) ? [[...words], [compound(words)]] : [[...words]];
}

function compound(words: readonly Word[]): Word {
  return toWord(words.map((word) => word.text).join(''));
}

function expand([piece, ...rest]: readonly Piece[], denied: boolean): Phrasing[] {
  if (piece === undefined) return [[]];
  // With nothing after it to be denied, it stands for itself: "silence does not mean no".
  const denies = (words: readonly Word[]) => rest.length > 0 && isNegation(words);
  const sequences = piece.filter((words) => words.length > 0 && !denies(words));
  const plain = sequences.length === 0 ? [] : expand(rest, denied);
  return [
    ...plain.map((phrasing) => [{ sequences, denied }, ...phrasing]),
    ...(piece.some(denies) ? expand(rest, true) : []),
  ];
}

function isNegation(words: readonly Word[]): boolean {
  return words.some((word) => isNegator(word.text));
}

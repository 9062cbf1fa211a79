import type { Token } from './tokens.ts';

/** Ways to say that one does not know, each as words in a row. */
const doubts = ['not sure', 'not certain', 'unsure', 'dunno', 'idk', 'do not know', 'no idea', 'no clue'].map(
  (words) => words.split(' '),
);

const guesses = new Set(['maybe', 'perhaps', 'possibly']);

/** From how many on, guesses are alternatives to each other. */
const fewestGuesses = 2;

/**
 * An answer without its sentences that leave open what holds: "A or B, not sure" asserts neither. One that only sounds
 * modest, such as "I'm not sure, but it is A", asserts what it says.
 */
export function withoutDoubted(tokens: readonly Token[]): Token[] {
  const sentences = new Set(tokens.map(({ sentence }) => sentence));
  const doubted = [...sentences].filter((number) =>
    isDoubted(tokens.filter(({ sentence }) => sentence === number).map(({ text }) => text)),
  );
  return tokens.filter(({ sentence }) => !doubted.includes(sentence));
}

function isDoubted(sentence: readonly string[]): boolean {
  if (!sentence.includes('or')) return false;
  const isGuessed = sentence.filter((word) => guesses.has(word)).length >= fewestGuesses;
  return isGuessed || doubts.some((doubt) => sentence.some((_, place) => isOwnDoubt(doubt, place, sentence)));
}

/** Whether a doubt stands there that is the writer's own: "the client is not sure" is none. */
function isOwnDoubt(doubt: readonly string[], place: number, sentence: readonly string[]): boolean {
  const end = place + doubt.length;
  const isOwn =
    place === 0 || end === sentence.length || sentence[place - 1] === 'i' || sentence[place - 2] === 'i';
  return isOwn && doubt.every((word, offset) => sentence[place + offset] === word);
}

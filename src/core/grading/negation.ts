import type { Token } from './tokens.ts';

/** Words that deny what follows them in their clause. */
const negators = new Set('not no never none nothing nobody nor neither without'.split(' '));

/** Stem and next word of two that deny together. */
const pairs = new Set(['fail to', 'instead of', 'rather than']);

/** "Without it, …" denies nothing of what follows. */
const pronouns = new Set(['it', 'this', 'that', 'them', 'these', 'those']);

/** Stems. "Not only", "nothing prevents", "no matter": what follows is not denied. */
const cancelling = new Set('onli just prevent stop avoid protect block matter'.split(' '));

/** Stems. Denied, they deny what stands before them as well: "the overlap isn't guaranteed". */
const verdicts = new Set(
  'guarante happen exist hold present possibl work meet occur ensur give help need necessari solv differ point'.split(
    ' ',
  ),
);

/** Stems that deny what stands before them: "a second leader is pointless". */
const dismissals = new Set('useless pointless unnecessari overkil'.split(' '));

/** How many words a negator reaches, forwards and backwards. */
const reach = 6;

/** Whether the word itself denies, such as "not" or "without". */
export function isNegator(word: string): boolean {
  return negators.has(word);
}

/** Which tokens are denied, by index: in "they don't overlap, so …" that is "overlap". */
export function findNegated(tokens: readonly Token[]): ReadonlySet<number> {
  const negated = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const isDismissed = dismissals.has(token.stem);
    const denied = denies(token, tokens[index + 1]) ? scopeOf(index, tokens) : [];
    for (const place of isDismissed ? placesInClause(index, -1, tokens) : denied) negated.add(place);
  }
  return negated;
}

function denies(token: Token, next: Token | undefined): boolean {
  if (token.text === 'without' && next && pronouns.has(next.text)) return false;
  return isNegator(token.text) || token.stem === 'lack' || pairs.has(`${token.stem} ${next?.text}`);
}

function scopeOf(index: number, tokens: readonly Token[]): number[] {
  const scope = placesInClause(index, 1, tokens);
  const first = scope.find((place) => !tokens[place]?.isFunctionWord);
  const stem = first === undefined ? '' : (tokens[first]?.stem ?? '');
  if (cancelling.has(stem)) return [];
  return verdicts.has(stem) ? [...scope, ...placesInClause(index, -1, tokens)] : scope;
}

function placesInClause(index: number, step: 1 | -1, tokens: readonly Token[]): number[] {
  const places = Array.from({ length: reach }, (_, distance) => index + step * (distance + 1));
  return places.filter((place) => tokens[place]?.clause === tokens[index]?.clause);
}

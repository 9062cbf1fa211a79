import { isSetAside, isValid, validityAfter } from '../core/ruling.ts';
import type { Concern } from './ports/rulings.ts';

/** Members who flagged a question, each once: somebody may have met it in practice as well. */
export function flaggersOf({ flags }: Pick<Concern, 'flags'>): number {
  return new Set(flags.map(({ memberId }) => memberId)).size;
}

/** Whether so many flagged a question that it waits for a ruling. */
export function waitsForRuling(concern: Concern): boolean {
  return isSetAside(flaggersOf(concern), concern.answerers);
}

/** Ids of a pack's questions that are not asked: those that wait for a ruling, and those that are given up. */
export function setAsideIn(concerns: readonly Concern[], pack: string): ReadonlySet<string> {
  return questionsOf(pack, concerns, (concern) => waitsForRuling(concern) || isGivenUp(concern));
}

/** Ids of a pack's questions that are never asked again: those ruled not to be as they should. */
export function givenUpIn(concerns: readonly Concern[], pack: string): ReadonlySet<string> {
  return questionsOf(pack, concerns, isGivenUp);
}

function isGivenUp({ decisions }: Concern): boolean {
  return !isValid(validityAfter(decisions));
}

function questionsOf(
  pack: string,
  concerns: readonly Concern[],
  is: (concern: Concern) => boolean,
): ReadonlySet<string> {
  const found = concerns.filter((concern) => concern.pack === pack && is(concern));
  return new Set(found.map(({ question }) => question));
}

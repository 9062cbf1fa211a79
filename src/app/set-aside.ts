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

/** Ids of a pack's questions that are not asked: those that wait for a ruling, and those ruled not to be as they should. */
export function setAsideIn(concerns: readonly Concern[], pack: string): ReadonlySet<string> {
  const doubtful = concerns.filter(
    (concern) =>
      concern.pack === pack && (waitsForRuling(concern) || !isValid(validityAfter(concern.decisions))),
  );
  return new Set(doubtful.map(({ question }) => question));
}

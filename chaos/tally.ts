/** Counts what happened, by name. */
export interface Tally {
  count(what: string, times?: number): void;
  /** In order of their names. */
  counts(): readonly (readonly [what: string, times: number])[];
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    count(what, times = 1) {
      counts.set(what, (counts.get(what) ?? 0) + times);
    },
    counts: () => [...counts].sort(([one], [other]) => one.localeCompare(other)),
  };
}

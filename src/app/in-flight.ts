/** What is under way, so that the process can wait for it before it ends. */
export interface InFlight {
  /** @returns the same promise, which is waited for from now on */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves as soon as nothing is under way. */
  ended(): Promise<void>;
}

export function createInFlight(): InFlight {
  const open = new Set<Promise<unknown>>();
  return {
    track(work) {
      const ended: Promise<unknown> = work.then(
        () => open.delete(ended),
        () => open.delete(ended),
      );
      open.add(ended);
      return work;
    },
    async ended() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}

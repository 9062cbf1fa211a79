import { useEffect, useState } from 'preact/hooks';
import type { Completion } from '../wire.ts';
import { get } from './api.ts';

/** What the composer offers for the line being typed. */
export interface Completions {
  readonly offers: readonly Completion[];
  /** Place of the marked offer; -1: none. */
  readonly marked: number;
  /** Marks the next offer or the one before, around the ends. */
  mark(step: 1 | -1): void;
  /** Offers nothing until the line changes. */
  dismiss(): void;
}

const none = { offers: [], marked: -1 };

export function useCompletions(line: string): Completions {
  const [{ offers, marked }, set] = useState<{ offers: readonly Completion[]; marked: number }>(none);

  useEffect(() => {
    set(none);
    if (!line.startsWith('/')) return;
    const stale = new AbortController();
    get<readonly Completion[]>(`/playground/complete?line=${encodeURIComponent(line)}`, stale.signal).then(
      // The first command is marked, so that Enter takes it. Arguments may be left out: Enter must send then.
      (found) => stale.signal.aborted || set({ offers: found, marked: found[0]?.command ? 0 : -1 }),
      // Without offers one can still type.
      () => undefined,
    );
    return () => stale.abort();
  }, [line]);

  return {
    offers,
    marked,
    mark: (step) =>
      set({
        offers,
        marked: (Math.max(marked, step === -1 ? 0 : -1) + step + offers.length) % offers.length,
      }),
    dismiss: () => set(none),
  };
}

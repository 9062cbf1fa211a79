import type { Store } from '../../src/app/ports/store.ts';

/** What a store was asked to plan and to claim. */
export interface Watched {
  /** Batches of plans that were settled, and when the last was, as `performance.now()` counts. */
  settled: number;
  settledAt: number;
  /** Claims, what they took together in milliseconds, and how many posts they brought. */
  claims: number;
  claimsMs: number;
  claimed: number;
}

/** The same store, and what is seen of it. */
export function watch(store: Store): { readonly watched: Store; readonly seen: Watched } {
  const seen: Watched = { settled: 0, settledAt: 0, claims: 0, claimsMs: 0, claimed: 0 };
  const settle: Store['settle'] = async (settlements) => {
    const written = await store.settle(settlements);
    seen.settled++;
    seen.settledAt = performance.now();
    return written;
  };
  const claim: Store['claim'] = async (wanted) => {
    const start = performance.now();
    const posts = await store.claim(wanted);
    seen.claims++;
    seen.claimsMs += performance.now() - start;
    seen.claimed += posts.length;
    return posts;
  };
  return { watched: { ...store, settle, claim }, seen };
}

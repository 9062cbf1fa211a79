import { createGate } from '../../stand-in/gate.ts';

/** What goes wrong with one call. */
type Fault =
  | { readonly type: 'status'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly type: 'error'; readonly code: string }
  | { readonly type: 'lost-reply' }
  | { readonly type: 'held'; readonly when: 'before' | 'after'; readonly released: Promise<void> };

/** Makes the next calls of a method go wrong; `response_url` counts as a method. Several add up, in order. */
export interface Faults {
  /** Answers 429. @param retryAfter in seconds */
  rateLimit(method: string, options?: { times?: number; retryAfter?: number }): void;
  /** Answers with a status such as 500. */
  fail(method: string, options?: { times?: number; status?: number }): void;
  /** Answers with one of Slack's error codes. */
  refuse(method: string, code: string, options?: { times?: number }): void;
  /** Does what the call asks, and drops the connection in place of a reply. */
  loseReply(method: string, options?: { times?: number }): void;
  /** Holds the next call back, before it is done or after. @returns what lets it go on */
  hold(method: string, when?: 'before' | 'after'): () => void;
  /** @returns what goes wrong with this call */
  take(method: string): Fault | undefined;
}

export function planFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  const plan = (method: string, fault: Fault, times = 1) => {
    const before = planned.get(method) ?? [];
    planned.set(method, [...before, ...Array<Fault>(times).fill(fault)]);
  };
  return {
    rateLimit(method, { times, retryAfter = 1 } = {}) {
      plan(method, { type: 'status', status: 429, headers: { 'retry-after': String(retryAfter) } }, times);
    },
    fail: (method, { times, status = 500 } = {}) =>
      plan(method, { type: 'status', status, headers: {} }, times),
    refuse: (method, code, { times } = {}) => plan(method, { type: 'error', code }, times),
    loseReply: (method, { times } = {}) => plan(method, { type: 'lost-reply' }, times),
    hold(method, when = 'before') {
      const { promise, release } = createGate();
      plan(method, { type: 'held', when, released: promise });
      return release;
    },
    take: (method) => planned.get(method)?.shift(),
  };
}

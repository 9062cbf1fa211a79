import { createGate } from '../../stand-in/gate.ts';
import type { MethodName } from './methods.ts';

/** What goes wrong with one call. */
export type Fault =
  | { readonly type: 'limit'; readonly retryAfter: number; readonly global: boolean }
  | { readonly type: 'status'; readonly status: number }
  | { readonly type: 'error'; readonly code: number; readonly status?: number }
  | { readonly type: 'lost-reply' }
  | { readonly type: 'held'; readonly when: 'before' | 'after'; readonly released: Promise<void> };

/** Makes the next calls of a method go wrong. Several add up, in order. */
export interface Faults {
  /** Answers 429. @param options `retryAfter` in seconds; `global`: for every route */
  rateLimit(method: MethodName, options?: { times?: number; retryAfter?: number; global?: boolean }): void;
  /** Answers with a status such as 500. */
  fail(method: MethodName, options?: { times?: number; status?: number }): void;
  /** Answers with one of Discord's JSON error codes, such as 50013. @param options `status`: undefined: as is usual */
  refuse(method: MethodName, code: number, options?: { times?: number; status?: number }): void;
  /** Does what the call asks, and drops the connection in place of a reply. */
  loseReply(method: MethodName, options?: { times?: number }): void;
  /** Holds the next call back, before it is done or after. @returns what lets it go on */
  hold(method: MethodName, when?: 'before' | 'after'): () => void;
}

/** What the server takes the faults from. */
export interface FaultPlan extends Faults {
  /** @returns what goes wrong with this call */
  take(method: string): Fault | undefined;
}

export function planFaults(): FaultPlan {
  const planned = new Map<string, Fault[]>();
  const plan = (method: MethodName, fault: Fault, times = 1) => {
    const before = planned.get(method) ?? [];
    planned.set(method, [...before, ...Array<Fault>(times).fill(fault)]);
  };
  return {
    rateLimit(method, { times, retryAfter = 1, global = false } = {}) {
      plan(method, { type: 'limit', retryAfter, global }, times);
    },
    fail: (method, { times, status = 500 } = {}) => plan(method, { type: 'status', status }, times),
    refuse(method, code, { times, status } = {}) {
      plan(method, { type: 'error', code, ...(status === undefined ? {} : { status }) }, times);
    },
    loseReply: (method, { times } = {}) => plan(method, { type: 'lost-reply' }, times),
    hold(method, when = 'before') {
      const { promise, release } = createGate();
      plan(method, { type: 'held', when, released: promise });
      return release;
    },
    take: (method) => planned.get(method)?.shift(),
  };
}

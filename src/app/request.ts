import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** The id of the request that is being dealt with, which all of its lines in the log have; undefined where none is. */
export function requestId(): string | undefined {
  return current.getStore();
}

/** Does some work as a request of its own. */
export function asRequest<Result>(work: () => Result): Result {
  return current.run(randomUUID().slice(0, 8), work);
}

/** Does some work as part of the request that it belongs to, and as one of its own where there is none. */
export function withinRequest<Result>(work: () => Result): Result {
  return current.getStore() === undefined ? asRequest(work) : work();
}

import { StoreUnavailable } from './ports/store.ts';

/**
 * Does what is left of a request once what was asked for is kept: where the database goes away now, it is not true that
 * nothing was done.
 * @throws StoreUnavailable that says so, and whatever else the rest throws
 */
export async function onceKept<Result>(rest: () => Promise<Result>): Promise<Result> {
  try {
    return await rest();
  } catch (error) {
    throw error instanceof StoreUnavailable ? new StoreUnavailable(error, true) : error;
  }
}

import { LRUCache } from 'lru-cache';

/** What was done for each thing that a person did, so that further deliveries of it do nothing more. */
export interface Deliveries {
  /** Runs the task for the first delivery. @returns its result for all of them */
  once<Result>(workspace: string, id: string, task: () => Promise<Result>): Promise<Result>;
}

/** Slack delivers again within minutes, in milliseconds. What comes later, the database still holds against. */
const rememberedMs = 15 * 60_000;
const most = 50_000;

export function createDeliveries(): Deliveries {
  const begun = new LRUCache<string, Promise<unknown>>({ max: most, ttl: rememberedMs });
  return {
    once<Result>(workspace: string, id: string, task: () => Promise<Result>) {
      const key = `${workspace}/${id}`;
      const earlier = begun.get(key) as Promise<Result> | undefined;
      const result = earlier ?? task();
      if (!earlier) begun.set(key, result);
      return result;
    },
  };
}

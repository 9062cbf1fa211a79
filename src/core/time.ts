import { Temporal } from 'temporal-polyfill';

// One place to import Temporal from: the day every supported Node has it, this file is all that changes.
export { Temporal };

export type Instant = Temporal.Instant;

/** Where the time comes from. Nothing in core or app reads the machine's clock itself. */
export interface Clock {
  now(): Instant;
}

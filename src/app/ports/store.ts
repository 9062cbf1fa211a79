import type { AnswerStore } from './answers.ts';
import type { PeopleStore } from './people.ts';
import type { PlanStore } from './plans.ts';
import type { PostStore } from './posts.ts';
import type { ScoreStore } from './scores.ts';

/** Everything the use cases keep. One implementation serves PGlite and Postgres. */
export interface Store extends PeopleStore, PlanStore, PostStore, AnswerStore, ScoreStore {}

/**
 * The database could not be reached. Nothing counts as read or written, and trying again later may work: every verb
 * may be repeated, also where the connection broke only after the database had done what was asked.
 */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database cannot be reached.', { cause });
    this.name = 'StoreUnavailable';
  }
}

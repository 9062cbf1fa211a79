import type { AnswerStore } from './answers.ts';
import type { LearningStore } from './learning.ts';
import type { PeopleStore } from './people.ts';
import type { PlanStore } from './plans.ts';
import type { PostStore } from './posts.ts';
import type { PrivacyStore } from './privacy.ts';
import type { RulingStore } from './rulings.ts';
import type { ScoreStore } from './scores.ts';
import type { StatisticsStore } from './statistics.ts';
import type { WorkspaceStore } from './workspaces.ts';

/** Everything the use cases keep. One implementation serves PGlite and Postgres. */
export interface Store
  extends PeopleStore,
    PlanStore,
    PostStore,
    AnswerStore,
    ScoreStore,
    RulingStore,
    LearningStore,
    StatisticsStore,
    PrivacyStore,
    WorkspaceStore {}

/**
 * The database could not be reached. Trying again later may work: every verb may be repeated, also where the database
 * had done what was asked.
 */
export class StoreUnavailable extends Error {
  /** It was reached before it fell silent, so that it may have done what was asked. */
  readonly mayHaveActed: boolean;

  constructor(cause: unknown, mayHaveActed = false) {
    super('The database cannot be reached.', { cause });
    this.name = 'StoreUnavailable';
    this.mayHaveActed = mayHaveActed;
  }
}

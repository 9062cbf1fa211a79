import type { AskedQuestion } from '../asked-question.ts';
import type { Validity } from '../ruling.ts';

/** A question of the day with what was answered to it, in one channel or in several. */
export interface Item {
  /** As it was asked last. Answers to other wordings are left out: they say nothing about this one. */
  readonly question: AskedQuestion;
  /** The last question of the day that asks it; null: it was met in practice alone, and flagged there. */
  readonly postId: number | null;
  /** One of each member, their first, and those of people who are erased. */
  readonly answers: readonly ItemAnswer[];
  /** How many members have flagged it since the last ruling. */
  readonly flags: number;
  /** What rulings have made of it: void where any channel found it so, with all options that any accepted. */
  readonly validity: Validity;
}

/** An answer, or several alike. */
export interface ItemAnswer {
  /** Whose it is; null: of people about whom nothing is kept any more. */
  readonly memberId: number | null;
  /** Ids of the options picked; none where it was written. */
  readonly picks: readonly string[];
  /** 0 to 1, as rulings have it by now; null where its channel found the question void. */
  readonly fraction: number | null;
  /** How many such answers there are. */
  readonly times: number;
}

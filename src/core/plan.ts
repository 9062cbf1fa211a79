/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A local time of day, `HH:MM`. */
export type LocalTime = string;

/** A calendar date, `YYYY-MM-DD`. */
export type LocalDate = string;

/** When a question's answer is revealed: at a local time (that day, or the next where it has passed), or hours later. */
export type Reveal =
  | { readonly type: 'at'; readonly time: LocalTime }
  | { readonly type: 'after'; readonly hours: number };

/**
 * `reading`: chapter after chapter; `mixed`: from all chapters, shuffled by the seed; `adaptive`: what the channel has
 * most likely forgotten or never met.
 */
export type Order = (typeof orders)[number];
export const orders = ['reading', 'mixed', 'adaptive'] as const;

/** What a channel studies, and when. A value: editing a plan makes a new one. */
export interface Plan {
  readonly pack: string;
  readonly order: Order;
  /** With order `reading`: how many chapters to move on each week; null reads each chapter to its end. */
  readonly chaptersPerWeek: number | null;
  readonly days: readonly Weekday[];
  /** One to three, ascending. */
  readonly times: readonly LocalTime[];
  /** IANA time zone, such as `Europe/Berlin`. */
  readonly zone: string;
  readonly reveal: Reveal;
  readonly leaderboard: { readonly day: Weekday; readonly time: LocalTime } | null;
  /** Days without posts, both ends included. */
  readonly breaks: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** How late a missed slot may still be made up for, in hours. */
  readonly graceHours: number;
  readonly startsOn: LocalDate;
  /** Makes shuffles repeatable. */
  readonly seed: number;
}

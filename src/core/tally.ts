/** What everybody answered to a post. */
export interface Tally {
  readonly answered: number;
  /** How many had it fully right. */
  readonly right: number;
  /** Option id → how many picked it. */
  readonly picks: ReadonlyMap<string, number>;
  /** Idea id → how many written answers hit it. */
  readonly ideas: ReadonlyMap<string, number>;
  /** How many answered in writing. */
  readonly written: number;
  /** Names of those fully right who are neither hidden nor gone, by name; at most `namesLimit`. */
  readonly names: readonly string[];
}

/** What was counted in a pack, and what is wrong with it. */
export interface Finding {
  /** What is counted, such as "concepts asked about at least twice". */
  readonly measure: string;
  readonly count: number;
  /** Out of how many. */
  readonly of: number;
  /** How many it should be, in words. */
  readonly wanted: string;
  readonly faults: readonly QualityFault[];
}

/** Something that is wrong with a pack which can be loaded all the same. */
export interface QualityFault {
  /** Without it, the pack as a whole is meant. */
  readonly at?: FaultPlace;
  /** What is wrong, without a full stop. */
  readonly wrong: string;
  /** How to repair it, without a full stop. */
  readonly repair: string;
}

/** Where a fault is, in the words of chapter files. */
export interface FaultPlace {
  /** A list that chapters have. */
  readonly list: 'concepts' | 'terms' | 'questions';
  /** Id of the item in it. */
  readonly id: string;
  /** Steps from the item to what is meant, such as `examples`, 2. */
  readonly path: readonly (string | number)[];
}

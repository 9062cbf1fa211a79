/** What a member gave as an answer: ids of options, or words of their own. */
export type Response =
  | { readonly type: 'choice'; readonly picks: readonly string[] }
  | { readonly type: 'written'; readonly text: string };

/** How a response was graded. `fraction` is 0 to 1; `points` = difficulty × fraction × half where options were asked for instead of writing. */
export interface Verdict {
  readonly fraction: number;
  readonly points: number;
  /** For written answers: ids of the ideas of the rubric that were hit. */
  readonly ideasHit: readonly string[];
  /** Those of them that only a second opinion has found; left out where none was asked for, or none came in time. */
  readonly secondOpinion?: readonly string[];
}

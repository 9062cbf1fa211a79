/** Something wrong with a payload. */
export interface Problem {
  /** Where, such as `blocks[2].text`; empty: the payload as a whole. */
  readonly path: string;
  readonly problem: string;
  /** What Slack answers; none: Slack would take it, though it shouldn't be sent. */
  readonly code?: string;
}

/** What is wrong with the blocks, for which Slack refuses the message or view. */
export function badBlocks(path: string, problem: string): Problem {
  return { path, problem, code: 'invalid_blocks' };
}

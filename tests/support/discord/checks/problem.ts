/** Something wrong with a payload. */
export interface Problem {
  /** Where, such as `components[0].components[2].label`; empty: the payload as a whole. */
  readonly path: string;
  readonly problem: string;
  /** What Discord calls it; none: Discord would take it, though it shouldn't be sent. */
  readonly code?: string;
}

/** Something for which Discord refuses the payload. */
export function refused(path: string, problem: string, code = 'INVALID'): Problem {
  return { path, problem, code };
}

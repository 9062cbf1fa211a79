/** Something that keeps a pack from being used: where, what, and what to do about it. */
export interface Problem {
  /** The file, or the folder where a folder is the trouble. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** What is wrong, without a full stop. */
  readonly wrong: string;
  /** How to repair it: without a full stop, or a question. */
  readonly repair: string;
}

/** What is wrong and how to repair it, before anybody knows where. */
export type Fault = Pick<Problem, 'wrong' | 'repair'>;

/** A fault in a text, and the index of the character where it begins. */
export interface TextFault extends Fault {
  readonly offset: number;
}

/** A problem of a file or folder as a whole. */
export function problemOf(file: string, fault: Fault): Problem {
  return { file, line: 1, column: 1, ...fault };
}

/** Orders problems as somebody reading the files would meet them. */
export function comparePlaces(a: Problem, b: Problem): number {
  return compareNames(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Orders file names the same on every machine, whatever its language. */
function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A value from a file as it may stand in a message: on one line, short, and in quotes where it is text. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

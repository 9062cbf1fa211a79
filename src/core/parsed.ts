/** What was read from a person's words, or what is wrong with them: one sentence with an example of right ones. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export function ok<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function fail(problem: string): Parsed<never> {
  return { ok: false, problem };
}

/** Complains that `text` is not `what`, such as `a day`, and gives advice, such as `write days such as mon-fri`. */
export function misread(text: string, what: string, advice: string): Parsed<never> {
  return fail(`${quote(text)} is not ${what}; ${advice}.`);
}

/** Reads all of the words that are not empty, at least one, or complains about the first that can't be read. */
export function readEach<T>(
  words: readonly string[],
  read: (word: string) => T | undefined,
  what: string,
  advice: string,
): Parsed<readonly T[]> {
  const values: T[] = [];
  for (const word of words.map((text) => text.trim()).filter(Boolean)) {
    const value = read(word);
    if (value === undefined) return misread(word, what, advice);
    values.push(value);
  }
  return values.length > 0 ? ok(values) : misread('', what, advice);
}

/** The text in quotation marks, on one line and of a length that can be repeated to whoever typed it. */
export function quote(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `“${line.slice(0, 40).replace(/\p{Cs}$/u, '')}…”` : `“${line}”`;
}

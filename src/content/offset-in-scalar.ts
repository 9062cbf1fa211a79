/** A text's value, and the part of the file it was written in: `start` to `end`. */
export interface ScalarSource {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** How much of the file may lie between two characters of a value: escapes, line ends and indentation. */
const window = 200;

/**
 * Finds where a character of a YAML text stands in its file. YAML drops indentation, folds lines and resolves escapes,
 * but keeps all other characters in their order, so value and file are walked side by side.
 * @param offset index of the character in the value
 * @returns the offset in the file of that character, or of the next that no escape hides, or of the text
 */
export function offsetInScalar(file: string, { value, start, end }: ScalarSource, offset: number): number {
  let next = textStart(file, start);
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    const found = /\s/.test(character)
      ? -1
      : file.slice(next, Math.min(next + window, end)).indexOf(character);
    if (found === -1) continue;
    if (index >= offset) return next + found;
    next += found + 1;
  }
  return start;
}

/** A block's text begins on the line after its header, such as `>-`. */
function textStart(file: string, start: number): number {
  const isBlock = /[|>]/.test(file.charAt(start));
  return isBlock ? file.indexOf('\n', start) + 1 : start;
}

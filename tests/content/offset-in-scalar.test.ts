import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/content/parse-yaml.ts';

/** The rest of the line in the file where a character of the value of `a` stands. */
function find(text: string, character: string): string | undefined {
  const { yaml } = parseYaml('file', text);
  const data = yaml?.data as { a: string };
  const place = yaml?.problem(['a'], { wrong: '', repair: '' }, data.a.indexOf(character));
  return text.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1);
}

describe('a place inside of a text', () => {
  it.each([
    ['plain', 'a: one two X here', 'X here'],
    ['plain over lines', 'a: one\n  two\n  X here\nb: 1', 'X here'],
    ['literal', 'a: |\n  one\n\n    two X here\nb: 1', 'X here'],
    ['literal with a header of its own', 'a: |2- # one - two X\n    one\n  - two X here\n', 'X here'],
    ['folded', 'a: >-\n  one\n  two\n\n  three X here', 'X here'],
    ['single quotes', "a: 'it''s X here'", "X here'"],
    ['double quotes', 'a: "say \\"\\u00e9\\t\\" X here"', 'X here"'],
    ['double quotes over lines', 'a: "one\n  two \\\n  X here"', 'X here"'],
  ])('is found in %s', (_, text, rest) => {
    expect(find(text, 'X')).toBe(rest);
  });

  it('is the beginning of the text where escapes hide it', () => {
    expect(find('a: "one \\x58"', 'X')).toBe('"one \\x58"');
  });
});

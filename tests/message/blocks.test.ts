import { describe, expect, it } from 'vitest';
import { clip, fitting } from '../../src/message/blocks.ts';

describe('a text that is clipped', () => {
  it('stays what it is where it fits', () => {
    expect(clip('short  enough\n', 12)).toBe('short enough');
  });

  it('ends after a word, with an ellipsis, within its length', () => {
    expect(clip('one two three four', 14)).toBe('one two three…');
    expect(clip('one two three four', 13)).toBe('one two…');
    expect(clip('x'.repeat(100), 20)).toHaveLength(20);
    expect(clip('🦉'.repeat(10), 10)).toBe('🦉🦉🦉🦉…');
  });
});

it('fitting words are the first that a length holds, separators counted in', () => {
  expect(fitting(['aa', 'bb', 'cc'], 15)).toEqual(['aa', 'bb', 'cc']);
  expect(fitting(['aa', 'bb', 'cc'], 14)).toEqual(['aa', 'bb']);
  expect(fitting(['a'.repeat(50), 'b'], 20)).toEqual([]);
});

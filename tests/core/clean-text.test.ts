import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTexts } from '../../src/core/clean-text.ts';

describe('texts from outside', () => {
  it.each([
    ['a\u0000b', 'ab'],
    ['half\ud83d', 'half\ufffd'],
    ['\udc00 other half', '\ufffd other half'],
    ['whole 😀', 'whole 😀'],
    ['two\r\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['\u001b[31mred\u007f\u0085', '[31mred'],
  ])('lose what no database and no platform takes: %j', (text, clean) => {
    expect(cleanTexts(text)).toBe(clean);
  });

  it('are found wherever they stand', () => {
    const at = { id: 7, off: false, none: null, list: ['a\u0000', 2], deep: { name: 'b\u0007' } };
    expect(cleanTexts(at)).toEqual({ id: 7, off: false, none: null, list: ['a', 2], deep: { name: 'b' } });
  });

  it('are clean afterwards, whatever they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanTexts(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/(?![\n\t])\p{Cc}/u);
        expect(cleanTexts(clean)).toBe(clean);
      }),
    );
  });
});

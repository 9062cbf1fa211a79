import { beforeAll, describe, expect, it } from 'vitest';
import { type Drawing, onCard, type Shape, write } from '../../src/message/pictures/drawing.ts';
import { boardPicture } from '../../src/message/pictures/leaderboard.ts';
import { progressPicture } from '../../src/message/pictures/progress.ts';
import { type Fonts, loadFonts } from '../../src/picture/fonts.ts';
import { createPaint, paint } from '../../src/picture/paint.ts';
import { svgOf } from '../../src/picture/svg.ts';
import { setLine } from '../../src/picture/typesetting.ts';
import { boardOf, sampleProgress } from '../support/sample-views.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const glyphsOf = (text: string, width = 10_000) =>
  setLine(text, 28, width, fonts.regular).glyphs.map(({ font, id }) => font.glyphToPath(id));
const unknown = () => glyphsOf('·')[0];
/** Fonts draw their first glyph, a box, for what they lack. */
const boxesIn = (text: string) =>
  setLine(text, 28, 10_000, fonts.regular).glyphs.filter(({ id }) => id === 0);

function drawn(picture: { readonly drawing: Drawing } | undefined): Drawing {
  if (!picture) throw new Error('no picture');
  return picture.drawing;
}

describe('a painted picture', () => {
  it.each([
    ['a board', () => drawn(boardPicture(boardOf('Ben', '王小明')))],
    ['progress', () => drawn(progressPicture(sampleProgress))],
  ])('is a PNG as large as was drawn: %s', async (_, draw) => {
    const drawing = draw();
    const png = Buffer.from(await paint(drawing));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([drawing.width, drawing.height]);
    // Pixels of one colour would be a few hundred bytes.
    expect(png.length).toBeGreaterThan(10_000);
  });

  it('is made with fonts that could not be read before, and are read once', async () => {
    let reads = 0;
    const paintLate = createPaint(async () => {
      reads++;
      if (reads === 1) throw new Error('too many open files');
      return fonts;
    });
    const drawing = onCard(900, 100, [write('Ben', 60, 'text')]);
    await expect(paintLate(drawing)).rejects.toThrow('too many open files');
    expect(await paintLate(drawing)).toEqual(await paint(drawing));
    await paintLate(drawing);
    expect(reads).toBe(2);
  });

  it('differs by what is written', async () => {
    const of = async (text: string) => Buffer.from(await paint(onCard(900, 100, [write(text, 60, 'text')])));
    const [one, same, other] = [await of('Ben'), await of('Ben'), await of('Mei')];
    expect(one.equals(same)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });
});

describe('a text in a picture', () => {
  it.each([
    ['Latin', 'Ben Ålesund'],
    ['Cyrillic', 'Владимир'],
    ['Greek', 'Ελένη'],
    ['Devanagari', 'अनुराग'],
    ['Chinese, simplified and traditional', '汉字漢字'],
    ['Japanese', '山田たろうカ'],
    ['Korean', '김철수'],
    ['emoji', '🎉👍🏽☕️1️⃣🇩🇪👩‍💻'],
  ])('has a glyph for each letter of a name: %s', (_, name) => {
    expect(glyphsOf(name).length).toBeGreaterThan(0);
    expect(glyphsOf(name)).not.toContain(unknown());
    expect(boxesIn(name)).toEqual([]);
  });

  it('has one glyph for an emoji that is made of several', () => {
    expect(glyphsOf('👩‍💻')).toHaveLength(1);
  });

  it.each(['محمد', '𠮷野', '\u{10ffff}', '\u0007'])('has a dot for what no font has: %s', (name) => {
    expect(glyphsOf(name)).toContain(unknown());
    expect(boxesIn(name)).toEqual([]);
  });

  it('does without what is invisible', () => {
    expect(glyphsOf('Be\u200b\u202en\ufe0f')).toEqual(glyphsOf('Ben'));
    expect(glyphsOf('\u200b')).toEqual([]);
  });

  it('ends in an ellipsis where it is too long, and fits', () => {
    const long = 'A name that goes on and on';
    const line = setLine(long, 28, 200, fonts.regular);
    expect(line.width).toBeLessThanOrEqual(200);
    expect(glyphsOf(long, 200).at(-1)).toBe(glyphsOf('…')[0]);
    expect(setLine('y'.repeat(10_000), 28, 200, fonts.regular).width).toBeLessThanOrEqual(200);
    expect(glyphsOf('Ben', 200)).toEqual(glyphsOf('Ben'));
  });

  it('becomes no markup, whatever it is', () => {
    const hostile = '</g><script>alert(1)</script>&amp;"\'><image href="file:///etc/passwd"/>';
    const svg = svgOf(onCard(900, 100, [write(hostile, 60, 'text')]), fonts);
    expect([...new Set([...svg.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag))].sort()).toEqual([
      'g',
      'path',
      'rect',
      'svg',
    ]);
    expect(svg).not.toMatch(/href|&/);
  });

  it('ends where it is told to, if it is aligned at its right', () => {
    const at = (shape: Shape) =>
      Number(/translate\(([\d.]+) /.exec(svgOf(onCard(900, 100, [shape]), fonts))?.[1]);
    const { width } = setLine('12.5', 28, 200, fonts.regular);
    const [left, right] = [write('12.5', 60, 'text'), write('12.5', 60, 'text', { align: 'right', x: 500 })];
    expect(at(right) - 500).toBeCloseTo(at(left) - 40 - width);
  });
});

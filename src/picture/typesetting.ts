import { Buffer, type Font, shape } from 'harfbuzzjs';
import type { Typeface } from './fonts.ts';

/** A glyph of a font, in its place. */
interface Glyph {
  readonly font: Font;
  readonly id: number;
  /** From the beginning of the line, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels per unit of the font. */
  readonly scale: number;
}

/** A line of text in glyphs; its origin is where its baseline begins. */
interface Line {
  readonly glyphs: readonly Glyph[];
  /** In pixels. */
  readonly width: number;
}

/** Stands for every character that no font has, so that none is a box. */
const unknown = '·';
const ellipsis = '…';
/** No line has room for more. */
const most = 200;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Sets a text on one line, in the first of the typefaces for each of its characters. As much as fits `width`, with an
 * ellipsis for the rest.
 */
export function setLine(text: string, size: number, width: number, typefaces: readonly Typeface[]): Line {
  const characters = charactersOf(text);
  const set = (shown: readonly string[]) => setRuns(runsOf(shown, typefaces), size);
  const whole = set(characters.slice(0, most));
  if (characters.length <= most && whole.width <= width) return whole;
  const cut = (length: number) => set([...characters.slice(0, length), ellipsis]);
  let [fitting, tooLong] = [0, most];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (cut(middle).width <= width) fitting = middle;
    else tooLong = middle;
  }
  return cut(fitting);
}

/** What a reader takes for one character each, with a space for any white space. */
function charactersOf(text: string): readonly string[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  return Array.from(segmenter.segment(flat), ({ segment }) => segment);
}

interface Run {
  readonly typeface: Typeface;
  readonly text: string;
}

/** Neighbours in one typeface together, since glyphs depend on their neighbours. */
function runsOf(characters: readonly string[], typefaces: readonly Typeface[]): readonly Run[] {
  const runs: Run[] = [];
  for (const character of characters) {
    const next = runOf(character, typefaces);
    const last = runs.at(-1);
    if (last && next && last.typeface === next.typeface)
      runs.splice(-1, 1, { ...last, text: last.text + next.text });
    else if (next) runs.push(next);
  }
  return runs;
}

function runOf(character: string, typefaces: readonly Typeface[]): Run | undefined {
  // What only changes how another character looks can be done without.
  const plain = character.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  if (plain === '') return undefined;
  for (const text of [character, plain, unknown]) {
    const typeface = typefaces.find((one) => one.covers(text));
    if (typeface) return { typeface, text };
  }
  return undefined;
}

function setRuns(runs: readonly Run[], size: number): Line {
  const glyphs: Glyph[] = [];
  let width = 0;
  for (const { typeface, text } of runs) {
    const { font, unitsPerEm } = typeface;
    const scale = size / unitsPerEm;
    for (const { codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 } of shaped(font, text)) {
      glyphs.push({ font, id, x: width + xOffset * scale, y: -yOffset * scale, scale });
      width += xAdvance * scale;
    }
  }
  return { glyphs, width };
}

function shaped(font: Font, text: string) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  return buffer.getGlyphInfosAndPositions();
}

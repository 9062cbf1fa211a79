import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';

/** A font, and which texts it has glyphs for. */
export interface Typeface {
  readonly font: Font;
  readonly unitsPerEm: number;
  covers(text: string): boolean;
}

/** Typefaces by weight; the first that covers a character sets it. */
export interface Fonts {
  readonly regular: readonly Typeface[];
  readonly bold: readonly Typeface[];
}

const folder = join(import.meta.dirname, '../../fonts');

/** Chinese and Japanese, Korean, and emoji: one weight is enough for names. */
const others = ['DroidSansFallbackFull', 'NanumGothic-Regular', 'NotoEmoji-Regular'];

/** Reads the fonts that are shipped: Latin, Cyrillic, Greek, Devanagari, and what `others` has. */
export async function loadFonts(): Promise<Fonts> {
  const [regular, bold, ...rest] = await Promise.all(
    ['NotoSans-Regular', 'NotoSans-Bold', ...others].map(loadTypeface),
  );
  if (!regular || !bold) throw new Error('There are no fonts.');
  return { regular: [regular, ...rest], bold: [bold, ...rest] };
}

async function loadTypeface(name: string): Promise<Typeface> {
  const face = new Face(new Blob(await readFile(join(folder, `${name}.ttf`))));
  const font = new Font(face);
  return {
    font,
    unitsPerEm: face.upem,
    covers: (text) => [...text].every((character) => font.nominalGlyph(character.codePointAt(0) ?? 0)),
  };
}

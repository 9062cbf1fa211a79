import { setImmediate } from 'node:timers/promises';
import { renderAsync } from '@resvg/resvg-js';
import type { Drawing } from '../message/pictures/drawing.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { svgOf } from './svg.ts';

/** A drawing as a PNG. Filling its pixels is done on another thread. @throws Error where the fonts cannot be read */
export const paint = createPaint(loadFonts);

/** @param load reads the fonts for the first drawing, and is called again for the next one where it failed */
export function createPaint(load: () => Promise<Fonts>): (drawing: Drawing) => Promise<Uint8Array> {
  let fonts: Promise<Fonts> | undefined;
  const loaded = () => {
    fonts ??= load().catch((error: unknown) => {
      fonts = undefined;
      throw error;
    });
    return fonts;
  };
  return async (drawing) => paintWith(await loaded(), drawing);
}

async function paintWith(fonts: Fonts, drawing: Drawing): Promise<Uint8Array> {
  const svg = svgOf(drawing, fonts);
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  const png = image.asPng();
  // The native buffer of an image is only given back between turns of the event loop.
  await setImmediate();
  return png;
}

import { setImmediate } from 'node:timers/promises';
import { renderAsync } from '@resvg/resvg-js';
import type { Drawing } from '../message/pictures/drawing.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { svgOf } from './svg.ts';

let fonts: Promise<Fonts> | undefined;

/** A drawing as a PNG. Filling its pixels is done on another thread. @throws Error where the fonts cannot be read */
export async function paint(drawing: Drawing): Promise<Uint8Array> {
  fonts ??= loadFonts();
  const svg = svgOf(drawing, await fonts);
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  const png = image.asPng();
  // The native buffer of an image is only given back between turns of the event loop.
  await setImmediate();
  return png;
}

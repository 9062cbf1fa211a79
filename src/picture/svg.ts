import type { Drawing, Shape } from '../message/pictures/drawing.ts';
import type { Fonts } from './fonts.ts';
import { setLine } from './typesetting.ts';

/** A drawing as SVG. Its texts are outlines of glyphs: nothing that anybody wrote becomes markup. */
export function svgOf({ width, height, shapes }: Drawing, fonts: Fonts): string {
  const body = shapes.map((shape) => svgOfShape(shape, fonts)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
}

function svgOfShape(shape: Shape, fonts: Fonts): string {
  switch (shape.type) {
    case 'box': {
      const { x, y, width, height, radius, fill = 'none', outline } = shape;
      const stroke = outline ? ` stroke="${outline}" stroke-width="2"` : '';
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${stroke}/>`;
    }
    case 'text': {
      const { text, size, width = Number.POSITIVE_INFINITY, bold, align, colour } = shape;
      const line = setLine(text, size, width, bold ? fonts.bold : fonts.regular);
      const left = align === 'right' ? shape.x - line.width : shape.x;
      const paths = line.glyphs.map(
        ({ font, id, x, y, scale }) =>
          // Outlines are in units of their font, upwards.
          `<path transform="translate(${left + x} ${shape.y + y}) scale(${scale} ${-scale})" d="${font.glyphToPath(id)}"/>`,
      );
      return `<g fill="${colour}">${paths.join('')}</g>`;
    }
  }
}

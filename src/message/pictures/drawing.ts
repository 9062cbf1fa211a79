/**
 * A picture before it is painted: shapes on a card of its own, so that it is read as well among light as among dark
 * surroundings. Lengths are pixels, from the upper left corner. Text is text: whoever paints it sets it in glyphs.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | {
      readonly type: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      /** Without one, there is an outline only. */
      readonly fill?: Colour;
      readonly outline?: Colour;
    }
  | {
      readonly type: 'text';
      readonly text: string;
      /** Where it begins; where it ends, if it is aligned at its right. */
      readonly x: number;
      /** Of its baseline. */
      readonly y: number;
      readonly size: number;
      readonly colour: Colour;
      /** The most it may take; what is longer ends in an ellipsis. Without it, it takes what it needs. */
      readonly width?: number;
      readonly bold?: true;
      readonly align?: 'right';
    };

/**
 * Text has a contrast of at least 4.5 to 1 on the card and on what is tinted, and bars and marks one of 3 to 1. Nothing
 * is told by colour alone: bars have their numbers, and a day without answers is an outline.
 */
export const colours = {
  card: '#ffffff',
  edge: '#8c959f',
  ink: '#1f2328',
  quiet: '#57606a',
  bar: '#0b62a8',
  track: '#e4e9ef',
  tint: '#e8f1fa',
} as const;

type Colour = (typeof colours)[keyof typeof colours];

/** Free at each side. */
export const margin = 40;

/** Sizes of text: shown 360 pixels wide, as on a phone, a picture's smallest is still 10 high. */
const sizes = { title: 36, heading: 29, text: 28, small: 26 } as const;

type Text = Shape & { readonly type: 'text' };

/** Text of one of the sizes, at the left margin unless told otherwise. */
export function write(
  text: string,
  y: number,
  size: keyof typeof sizes,
  given: Partial<Pick<Text, 'x' | 'width' | 'align' | 'bold' | 'colour'>> = {},
): Shape {
  return { type: 'text', text, y, size: sizes[size], x: margin, colour: colours.ink, ...given };
}

/** A bar of which a share, 0 to 1, is filled. */
export function bar(x: number, y: number, width: number, share: number): readonly Shape[] {
  const box = { type: 'box', x, y, height: 14, radius: 7 } as const;
  const filled = share > 0 ? [{ ...box, width: Math.max(14, width * share), fill: colours.bar }] : [];
  return [{ ...box, width, fill: colours.track }, ...filled];
}

/** Shapes on a card. */
export function onCard(width: number, height: number, shapes: readonly Shape[]): Drawing {
  const card: Shape = {
    type: 'box',
    x: 1,
    y: 1,
    width: width - 2,
    height: height - 2,
    radius: 20,
    fill: colours.card,
    outline: colours.edge,
  };
  return { width, height, shapes: [card, ...shapes] };
}

import { limits } from './limits.ts';

/** A block as lines of Markdown, each of which can stand alone. */
export interface Piece {
  readonly lines: readonly string[];
  /** Leaves no empty line to the piece above it, or below it. */
  readonly close?: 'above' | 'below';
}

/** A message's text where Discord shows text. */
export interface Layout {
  readonly content: string;
  /** Of embeds, in order. */
  readonly descriptions: readonly string[];
}

/** What stays together, and what parts it from what is before it. */
interface Unit {
  readonly gap: string;
  readonly text: string;
}

/** No view makes such a message: `room` in message/room.ts leaves enough for the marks and escapes that Discord needs. */
export class TooLong extends Error {}

/**
 * As many pieces as fit stay in the content, which everybody sees; the rest goes to an embed, which some have switched
 * off. Where the embed is too small for it, pieces are parted between two of their lines.
 * @param instead the content where no piece fits in it
 * @throws TooLong where even that is not enough
 */
export function layOut(pieces: readonly Piece[], instead: string): Layout {
  const shown = pieces.filter(({ lines }) => lines.some((line) => line.trim() !== ''));
  const whole = fill(shown.map((piece, place) => wholeOf(piece, shown[place - 1])));
  const fits = whole.descriptions.length <= 1 && isTaken(whole);
  const layout = fits ? whole : fill(shown.flatMap((piece, place) => linesOf(piece, shown[place - 1])));
  if (!isTaken(layout)) throw new TooLong('A text is too long for Discord.');
  return layout.content === '' ? { ...layout, content: instead } : layout;
}

function isTaken({ descriptions }: Layout): boolean {
  const lengths = descriptions.map(({ length }) => length);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return all <= limits.embeds && lengths.every((length) => length <= limits.description);
}

function wholeOf(piece: Piece, before: Piece | undefined): Unit {
  return { gap: gapOf(piece, before), text: piece.lines.join('\n') };
}

function linesOf(piece: Piece, before: Piece | undefined): readonly Unit[] {
  return piece.lines.map((text, place) => ({ gap: place === 0 ? gapOf(piece, before) : '\n', text }));
}

function gapOf(piece: Piece, before: Piece | undefined): string {
  return piece.close === 'above' || before?.close === 'below' ? '\n' : '\n\n';
}

/** Fills the content, then as many embeds as it takes. A unit longer than an embed has one for itself. */
function fill(units: readonly Unit[]): Layout {
  let [content, rest] = take(units, limits.content);
  const descriptions: string[] = [];
  while (rest.length > 0) {
    let [description, left] = take(rest, limits.description);
    if (left.length === rest.length) [description, left] = [rest[0]?.text ?? '', rest.slice(1)];
    descriptions.push(description);
    rest = left;
  }
  return { content, descriptions };
}

/** @returns the text of the leading units that fit in `length`, and the other units */
function take(units: readonly Unit[], length: number): [text: string, rest: readonly Unit[]] {
  let text = '';
  for (const [place, unit] of units.entries()) {
    const longer = place === 0 ? unit.text : text + unit.gap + unit.text;
    if (longer.length > length) return [text, units.slice(place)];
    text = longer;
  }
  return [text, []];
}

import { clip, count, points } from '../blocks.ts';
import type { BoardLine, BoardView } from '../views/leaderboard.ts';
import { bar, colours, margin, onCard, type Shape, write } from './drawing.ts';
import { altLength, type Picture } from './picture.ts';

const width = 800;
const firstRow = 150;
const rowHeight = 54;

/** Where the columns are; those with numbers end there. */
const columns = { place: 82, name: 98, bar: 404, points: 594, days: 662, streak: width - margin };
const nameWidth = columns.bar - columns.name - 20;
const barWidth = 72;

/** A board as a picture; undefined where nobody is on it. */
export function boardPicture(view: BoardView): Picture | undefined {
  if (view.lines.length === 0) return undefined;
  const most = Math.max(...view.lines.map((line) => line.points));
  const rows = view.lines.flatMap((line, place) => row(line, line.name, rowAt(place), most));
  const below = rowAt(view.lines.length);
  const rest = restOf(view, below, most);
  const height = below + rest.length * rowHeight - 8;
  return {
    drawing: onCard(width, height, [...head(view.title), ...rows, ...rest.flat()]),
    alt: clip(altOf(view), altLength),
  };
}

/** The baseline of a row. */
function rowAt(place: number): number {
  return firstRow + place * rowHeight;
}

function head(title: string): readonly Shape[] {
  const heads = (['points', 'days', 'streak'] as const).map((name) =>
    write(name, firstRow - 50, 'small', { x: columns[name], align: 'right', colour: colours.quiet }),
  );
  return [write(title, 68, 'title', { bold: true, width: width - 2 * margin }), ...heads];
}

function row(line: BoardLine, name: string, y: number, most: number): readonly Shape[] {
  const right = { align: 'right' } as const;
  return [
    write(`${line.place}.`, y, 'text', { x: columns.place, ...right, colour: colours.quiet }),
    write(name, y, 'text', { x: columns.name, width: nameWidth }),
    ...bar(columns.bar, y - 17, barWidth, most > 0 ? line.points / most : 0),
    write(String(Number(line.points.toFixed(2))), y, 'text', { x: columns.points, ...right, bold: true }),
    write(String(line.days), y, 'text', { x: columns.days, ...right }),
    write(line.streak > 1 ? String(line.streak) : '–', y, 'text', { x: columns.streak, ...right }),
  ];
}

/** Rows below the board: how many more there are, and the asker's own. */
function restOf(view: BoardView, top: number, most: number): readonly (readonly Shape[])[] {
  const more =
    view.more > 0
      ? [[write(`and ${view.more} more`, top, 'text', { x: columns.name, colour: colours.quiet })]]
      : [];
  const y = top + more.length * rowHeight;
  return view.own ? [...more, [tint(y), ...row(view.own, 'You', y, most)]] : more;
}

function tint(y: number): Shape {
  const box = { x: margin - 14, y: y - 38, width: width - 2 * margin + 28, height: rowHeight };
  return { type: 'box', ...box, radius: 10, fill: colours.tint };
}

/** Names in short: ten of them are to fit. */
function altOf({ title, lines, more, own }: BoardView): string {
  const said = (line: BoardLine, name: string) =>
    `${line.place}. ${clip(name, 40)}, ${points(line.points)}, ${count(line.days, 'day')}${line.streak > 1 ? `, streak ${line.streak}` : ''}`;
  return [
    ...lines.map((line) => said(line, line.name)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(own ? [said(own, 'You')] : []),
  ].reduce((text, line) => `${text} ${line}.`, `${title}.`);
}

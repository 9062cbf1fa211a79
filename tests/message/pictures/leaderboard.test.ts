import { describe, expect, it } from 'vitest';
import { colours, type Drawing } from '../../../src/message/pictures/drawing.ts';
import { boardPicture } from '../../../src/message/pictures/leaderboard.ts';
import { altLength } from '../../../src/message/pictures/picture.ts';
import type { BoardView } from '../../../src/message/views/leaderboard.ts';
import { words } from '../../support/full-pack.ts';
import { boardOf } from '../../support/sample-views.ts';

function draw(view: BoardView): Drawing {
  const picture = boardPicture(view);
  if (!picture) throw new Error('no picture');
  return picture.drawing;
}
const textsOf = ({ shapes }: Drawing) =>
  shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));

describe('the picture of a leaderboard', () => {
  it('has places, names, points, days and streaks, as they are', () => {
    const texts = textsOf(draw(boardOf('Мария', '<script>')));
    expect(texts).toEqual([
      'Leaderboard: week to Fri 27 Nov',
      ...['points', 'days', 'streak'],
      ...['1.', 'Мария', '20', '5', '–'],
      ...['2.', '<script>', '19', '5', '–'],
    ]);
  });

  it('says how many more there are, and has the asker’s own line below', () => {
    const own = { place: 37, name: 'Mei', points: 1.5, days: 2, streak: 3 };
    const texts = textsOf(draw({ ...boardOf('Ben'), more: 36, own }));
    expect(texts.slice(-6)).toEqual(['and 36 more', '37.', 'You', '1.5', '2', '3']);
  });

  it('keeps every text within the card, and off the next column', () => {
    const drawing = draw({ ...boardOf(words(80), words(80)), title: words(150) });
    const boxes = drawing.shapes.filter((shape) => shape.type === 'box' && shape.height < 20);
    const names = drawing.shapes.filter((shape) => shape.type === 'text' && shape.text === words(80));
    const bars = Math.min(...boxes.map(({ x }) => x));
    expect(names).toHaveLength(2);
    expect(names.every(({ x, width }) => x + (width ?? 0) < bars)).toBe(true);
    expect(drawing.shapes.every(({ y }) => y <= drawing.height - 20)).toBe(true);
  });

  it('draws no bar longer than the leader’s, and none for nobody’s points', () => {
    const view = boardOf('Ben', 'Mei');
    const none = { ...view, lines: view.lines.map((line) => ({ ...line, points: 0 })) };
    const bars = (given: BoardView) =>
      draw(given).shapes.flatMap((shape) =>
        shape.type === 'box' && shape.fill === colours.bar ? [Math.round(shape.width)] : [],
      );
    expect(bars(view)).toEqual([72, 68]);
    expect(bars(none)).toEqual([]);
  });

  it('is described in as many words as every platform takes', () => {
    const names = Array.from({ length: 10 }, () => words(80));
    expect(boardPicture(boardOf(...names))?.alt.length).toBeLessThanOrEqual(altLength);
    expect(boardPicture(boardOf('Ben', 'Mei'))?.alt).toBe(
      'Leaderboard: week to Fri 27 Nov. 1. Ben, 20 points, 5 days. 2. Mei, 19 points, 5 days.',
    );
  });

  it('is none where nobody is on the board', () => {
    expect(boardPicture(boardOf())).toBeUndefined();
  });
});

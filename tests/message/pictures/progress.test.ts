import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/core/limits.ts';
import { colours, type Drawing } from '../../../src/message/pictures/drawing.ts';
import { altLength } from '../../../src/message/pictures/picture.ts';
import { progressPicture } from '../../../src/message/pictures/progress.ts';
import type { ProgressView } from '../../../src/message/views/progress.ts';
import { words } from '../../support/full-pack.ts';
import { noProgress, sampleProgress as view } from '../../support/sample-views.ts';

function draw(given: ProgressView): Drawing {
  const picture = progressPicture(given);
  if (!picture) throw new Error('no picture');
  return picture.drawing;
}
const textOf = ({ shapes }: Drawing) =>
  shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : [])).join('\n');
/** The squares of the calendar. */
const daysOf = ({ shapes }: Drawing) =>
  shapes.filter((shape) => shape.type === 'box' && shape.width === shape.height);

describe('the picture of somebody’s progress', () => {
  it('has what the text says', () => {
    const text = textOf(draw(view));
    expect(text).toContain('2 points · 3 answers · 50\u00a0% right · streak 3');
    expect(text).toContain('1. Queues\n2 of 3\n2. Caches\n0 of 4');
    expect(text).toContain('3 since Mon 7 Sep');
    expect(text).toContain('Right at first\n2 of 5\nRight now\n4 of 5');
  });

  it('fills the days with answers, and outlines the others', () => {
    const days = daysOf(draw(view));
    const filled = days.flatMap((day, place) => ('fill' in day ? [place] : []));
    expect(days).toHaveLength(80);
    expect(filled).toEqual([0, 2, 79]);
    expect(days.every((day) => 'fill' in day || 'outline' in day)).toBe(true);
  });

  it('has the most chapters that there can be, and says which it leaves out', () => {
    const chapters = Array.from({ length: limits.chapters }, (_, number) => ({
      number,
      title: words(limits.title),
      mastered: 1,
      met: 1,
      concepts: limits.concepts,
    }));
    const drawing = draw({ ...view, chapters });
    expect(textOf(drawing)).toContain('and 11 more');
    expect(drawing.shapes.every(({ y }) => y <= drawing.height - 20)).toBe(true);
    expect(progressPicture({ ...view, chapters })?.alt.length).toBeLessThanOrEqual(altLength);
  });

  it('says where there is nothing yet', () => {
    const retest = { concepts: 0, rightAtFirst: 0, rightAtLast: 0, mended: 0 };
    expect(textOf(draw({ ...view, chapters: [], retest })).match(/Nothing yet/g)).toHaveLength(2);
    expect(textOf(draw({ ...view, answers: 0 }))).toContain('No points here yet\n');
    expect(progressPicture(noProgress)).toBeUndefined();
  });

  it('is described by all that is in it', () => {
    const alt = progressPicture(view)?.alt.replaceAll('\u00a0', ' ');
    expect(alt).toBe(
      'Your progress: 2 points · 3 answers · 50 % right · streak 3. ' +
        'Days answered: 3 in 12 weeks. By week, latest last: 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1. ' +
        'Asked again later: 2 of 5 right at first, 4 now. ' +
        'Mastered by chapter: 1. Queues: 2 of 3. 2. Caches: 0 of 4.',
    );
  });
});

describe('the colours of pictures', () => {
  it.each([
    ['ink', 'card', 4.5],
    ['quiet', 'card', 4.5],
    ['ink', 'tint', 4.5],
    ['quiet', 'tint', 4.5],
    ['bar', 'card', 3],
    ['bar', 'track', 3],
    ['edge', 'card', 3],
  ] as const)('set %s off against %s', (one, other, least) => {
    expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(least);
  });
});

/** As WCAG 2 has it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { type Calendar, calendarWeeks } from '../../core/learning/calendar.ts';
import type { ChapterMastery, Retest } from '../../core/learning/progress.ts';
import { formatDate } from '../../core/plan-words.ts';
import { formatWeekday } from '../../core/weekday.ts';
import { clip, count, percent, points } from '../blocks.ts';
import {
  chapterName,
  daysWords,
  hasProgress,
  masteryWords,
  type ProgressView,
  weeksWords,
} from '../views/progress.ts';
import { bar, colours, margin, onCard, type Shape, write } from './drawing.ts';
import { altLength, type Picture } from './picture.ts';

/** More of them would make the picture so high that platforms show it small; the text has all. */
const chaptersShown = 9;

const top = 182;
const barRow = 62;
const pictureWidth = 880;
const left = { x: margin, width: 406 };
const right = { x: 486, width: pictureWidth - margin - 486 };
/** A day of the calendar, and from one to the next. */
const cell = { size: 19, pitch: 24 };
const calendarLeft = pictureWidth - margin - calendarWeeks * cell.pitch + (cell.pitch - cell.size);

/** What one member has done, as a picture; undefined where that is nothing. */
export function progressPicture(view: ProgressView): Picture | undefined {
  if (!hasProgress(view)) return undefined;
  const rows = Math.min(view.chapters.length, chaptersShown + 1);
  const height = Math.max(top + 10 + rows * barRow, top + 412) + margin - 10;
  const shapes = [
    ...head(view),
    ...chapters(view.chapters),
    ...calendar(view.calendar),
    ...retest(view.retest),
  ];
  return { drawing: onCard(pictureWidth, height, shapes), alt: clip(altOf(view), altLength) };
}

function head(view: ProgressView): readonly Shape[] {
  return [
    write('Your progress', 68, 'title', { bold: true }),
    write(headWords(view), 114, 'text', { colour: colours.quiet, width: pictureWidth - 2 * margin }),
  ];
}

function headWords({ points: earned, answers, fraction, streak }: ProgressView): string {
  if (answers === 0) return 'No points here yet';
  const words = [points(earned), count(answers, 'answer')];
  if (fraction !== undefined) words.push(`${percent(fraction)} right`);
  if (streak > 1) words.push(`streak ${streak}`);
  return words.join(' · ');
}

function chapters(all: readonly ChapterMastery[]): readonly Shape[] {
  const title = write('Mastered by chapter', top, 'heading', { ...left, bold: true });
  const shown = all.slice(0, chaptersShown);
  const more = all.length - shown.length;
  return [
    title,
    ...shown.flatMap((chapter, place) =>
      barWith(left, rowAt(place), chapterName(chapter), masteryWords(chapter), share(chapter)),
    ),
    ...(more > 0
      ? [
          write(`and ${more} more`, rowAt(chaptersShown), 'small', {
            ...left,
            colour: colours.quiet,
          }),
        ]
      : []),
    ...(all.length === 0
      ? [write('Nothing yet', rowAt(0), 'small', { ...left, colour: colours.quiet })]
      : []),
  ];
}

function rowAt(place: number): number {
  return top + 46 + place * barRow;
}

function share({ mastered, concepts }: ChapterMastery): number {
  return concepts > 0 ? mastered / concepts : 0;
}

/** What a bar is about, with its number, above it. */
function barWith(
  { x, width }: typeof left,
  y: number,
  name: string,
  number: string,
  filled: number,
): readonly Shape[] {
  const numberWidth = 104;
  return [
    write(name, y, 'small', { x, width: width - numberWidth }),
    write(number, y, 'small', { x: x + width, width: numberWidth, align: 'right', bold: true }),
    ...bar(x, y + 11, width, filled),
  ];
}

/** Weeks from left to right, and the days of each from Monday downwards. */
function calendar({ from, answered }: Calendar): readonly Shape[] {
  const days = answered.map((isAnswered, day): Shape => {
    const place = {
      x: calendarLeft + Math.floor(day / 7) * cell.pitch,
      y: top + 24 + (day % 7) * cell.pitch,
    };
    const box = { type: 'box', ...place, width: cell.size, height: cell.size, radius: 5 } as const;
    return isAnswered ? { ...box, fill: colours.bar } : { ...box, outline: colours.edge };
  });
  const weekdays = ([1, 3, 5, 7] as const).map((day) =>
    write(formatWeekday(day), top + 43 + (day - 1) * cell.pitch, 'small', {
      x: right.x,
      width: 60,
      colour: colours.quiet,
    }),
  );
  const caption = `${answered.filter(Boolean).length} since ${formatDate(from)}`;
  return [
    write('Days answered', top, 'heading', { ...right, bold: true }),
    ...weekdays,
    ...days,
    write(caption, top + 226, 'small', { ...right, colour: colours.quiet }),
  ];
}

function retest({ concepts, rightAtFirst, rightAtLast }: Retest): readonly Shape[] {
  const y = top + 286;
  const title = write('Asked again later', y, 'heading', { ...right, bold: true });
  if (concepts === 0)
    return [title, write('Nothing yet', y + 42, 'small', { ...right, colour: colours.quiet })];
  const said = (number: number) => `${number} of ${concepts}`;
  return [
    title,
    ...barWith(right, y + 42, 'Right at first', said(rightAtFirst), rightAtFirst / concepts),
    ...barWith(right, y + 42 + barRow, 'Right now', said(rightAtLast), rightAtLast / concepts),
  ];
}

/** The numbers first, since chapters may be more than fit. */
function altOf(view: ProgressView): string {
  const { calendar: days, retest: again, chapters: all } = view;
  return [
    `Your progress: ${headWords(view)}.`,
    `Days answered: ${daysWords(days)}. ${weeksWords(days)}.`,
    ...(again.concepts > 0
      ? [
          `Asked again later: ${again.rightAtFirst} of ${again.concepts} right at first, ${again.rightAtLast} now.`,
        ]
      : []),
    ...(all.length > 0 ? ['Mastered by chapter:'] : []),
    ...all.map((chapter) => `${clip(chapterName(chapter), 40)}: ${masteryWords(chapter)}.`),
  ].join(' ');
}

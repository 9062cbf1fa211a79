import { type Calendar, calendarWeeks } from '../../core/learning/calendar.ts';
import type { ChapterMastery, Retest } from '../../core/learning/progress.ts';
import { bold, code, count, heading, lines, percent, points, say, unbroken, whisper } from '../blocks.ts';
import type { Block, Message } from '../message.ts';

export interface ProgressView {
  readonly points: number;
  readonly answers: number;
  /** Share of the possible points, 0 to 1; undefined where no answer counts. */
  readonly fraction: number | undefined;
  readonly streak: number;
  readonly hidden: boolean;
  /** Of the pack that the channel studies. */
  readonly chapters: readonly ChapterMastery[];
  readonly calendar: Calendar;
  readonly retest: Retest;
}

/** What one member has done so far, for their eyes only. */
export function progress(view: ProgressView): Message {
  if (!hasProgress(view)) {
    const text = 'You have not answered a question here yet. ';
    return {
      summary: text,
      blocks: [
        say(text, code('/study today'), ' shows what is open, ', code('/study quiz'), ' lets you practise.'),
      ],
    };
  }
  return {
    summary: summaryOf(view),
    blocks: [
      heading('Your progress'),
      view.answers > 0 ? fieldsOf(view) : say(noPoints),
      ...byChapter(view.chapters),
      daysAnswered(view.calendar),
      say(bold('Asked again a day later or more: '), retestWords(view.retest)),
      ...(view.chapters.length > 0 ? [whisper(masteredWords)] : []),
      ...(view.hidden ? [whisper('You are hidden from boards and reveals.')] : []),
    ],
  };
}

/** Whether somebody has answered anything that there is to tell of: here, elsewhere, or in practice. */
export function hasProgress({ answers, chapters, calendar, retest }: ProgressView): boolean {
  return answers > 0 || chapters.length > 0 || retest.concepts > 0 || calendar.answered.includes(true);
}

/** Said in place of points to who has answered no question of the day in the channel. */
const noPoints = 'No points here yet: questions of the day earn them, practice does not.';

function summaryOf(view: ProgressView): string {
  if (view.answers === 0) return noPoints;
  const right = view.fraction === undefined ? '' : `, ${percent(view.fraction)} right`;
  return `${points(view.points)} from ${count(view.answers, 'answer')}${right}.`;
}

function fieldsOf({ points: earned, answers, fraction, streak }: ProgressView): Block {
  return {
    type: 'fields',
    fields: [
      { label: 'Points', value: [{ text: String(Number(earned.toFixed(2))) }] },
      { label: 'Answered', value: [{ text: count(answers, 'question') }] },
      ...(fraction === undefined ? [] : [{ label: 'Right', value: [{ text: percent(fraction) }] }]),
      {
        label: 'Streak',
        value: [{ text: streak === 0 ? 'starts with your next answer' : `${streak} in a row` }],
      },
    ],
  };
}

const masteredWords =
  'Mastered: your last answer was right, and by the forgetting curve you still know it, nine times in ten.';

function byChapter(chapters: ProgressView['chapters']): readonly Block[] {
  if (chapters.length === 0) return [];
  const shown = chapters.map((chapter) => [
    `${chapterName(chapter)}: `,
    bold(unbroken(masteryWords(chapter))),
  ]);
  return [lines([bold('Mastered by chapter')], ...shown)];
}

/** `3. Storage`. */
export function chapterName({ number, title }: ChapterMastery): string {
  return `${number}. ${title}`;
}

/** `4 of 9`. */
export function masteryWords({ mastered, concepts }: ChapterMastery): string {
  return `${mastered} of ${concepts}`;
}

function daysAnswered(calendar: Calendar): Block {
  return lines([bold('Days answered: '), daysWords(calendar)], [weeksWords(calendar)]);
}

/** `18 in 12 weeks`. */
export function daysWords({ answered }: Calendar): string {
  return `${answered.filter(Boolean).length} in ${calendarWeeks} weeks`;
}

/** `By week, latest last: 3, 5, 0, …`. */
export function weeksWords({ answered }: Calendar): string {
  const weeks = Array.from(
    { length: calendarWeeks },
    (_, week) => answered.slice(week * 7, week * 7 + 7).filter(Boolean).length,
  );
  return `By week, latest last: ${weeks.join(', ')}`;
}

function retestWords({ concepts, rightAtFirst, rightAtLast, mended }: Retest): string {
  if (concepts === 0) return 'nothing yet. /study review brings back what is due.';
  const missed = concepts - rightAtFirst;
  const of = `of ${count(concepts, 'concept')}, ${rightAtFirst} right at first and ${rightAtLast} now.`;
  return missed > 0 ? `${of} Of ${missed} missed at first, ${mended} came right.` : of;
}

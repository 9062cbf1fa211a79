import { calendarOf } from '../../src/core/learning/calendar.ts';
import type { Pack } from '../../src/core/pack.ts';
import { addDays } from '../../src/core/time.ts';
import { weekdayOf } from '../../src/core/weekday.ts';
import type { ProgressView } from '../../src/message/views/progress.ts';

const today = '2026-11-27';

/** The progress of somebody who has answered their first question today, and got it right. */
export function newMember({ chapters: [first] }: Pack): ProgressView {
  return {
    points: 1,
    answers: 1,
    fraction: 1,
    streak: 1,
    hidden: false,
    chapters: first ? [{ ...first, mastered: 1, met: 1, concepts: first.concepts.length }] : [],
    calendar: calendarOf([today], today),
    retest: { concepts: 0, rightAtFirst: 0, rightAtLast: 0, mended: 0 },
  };
}

/** That of somebody who has answered on working days for two years, in every chapter. */
export function longTimeMember({ chapters }: Pack): ProgressView {
  const mastery = chapters.map(({ number, title, concepts: { length } }, index) => {
    return { number, title, mastered: Math.max(length - index, 0), met: length, concepts: length };
  });
  const concepts = mastery.reduce((sum, { met }) => sum + met, 0);
  const [rightAtFirst, rightAtLast] = [Math.floor(concepts * 0.6), Math.floor(concepts * 0.9)];
  return {
    points: 1_234.67,
    answers: 485,
    fraction: 0.87,
    streak: 365,
    hidden: false,
    chapters: mastery,
    calendar: calendarOf(workingDays(), today),
    retest: { concepts, rightAtFirst, rightAtLast, mended: rightAtLast - rightAtFirst },
  };
}

/** Those of the last 100 days, without a week of holidays. */
function workingDays(): readonly string[] {
  return Array.from({ length: 100 }, (_, ago) => ago)
    .filter((ago) => ago < 31 || ago > 37)
    .map((ago) => addDays(today, -ago))
    .filter((date) => weekdayOf(date) <= 5);
}

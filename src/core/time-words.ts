import type { LocalDate, LocalTime } from './plan.ts';
import { Temporal } from './time.ts';

/** The time of day that a word such as `9:00`, `14:30` or `9am` names. */
export function readTime(word: string): LocalTime | undefined {
  const [, hours, minutes, half] = /^(\d{1,2})(?::(\d{2}))?([ap]m)?$/i.exec(word) ?? [];
  if (!hours || !(minutes || half)) return undefined;
  const hour = half ? hourOfHalf(Number(hours), half.toLowerCase()) : Number(hours);
  const minute = Number(minutes ?? 0);
  return hour === undefined || hour > 23 || minute > 59
    ? undefined
    : `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** The date that a word such as `2026-12-24` names, if the calendar has it. */
export function readDate(word: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return undefined;
  try {
    return Temporal.PlainDate.from(word).toString();
  } catch {
    return undefined;
  }
}

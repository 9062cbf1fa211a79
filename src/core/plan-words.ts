import { limits } from './limits.ts';
import { fail, misread, ok, type Parsed, quote, readEach } from './parsed.ts';
import {
  type LocalDate,
  type LocalTime,
  type Order,
  orders,
  type Plan,
  type Reveal,
  type Weekday,
} from './plan.ts';
import { type Instant, localDateIn, Temporal } from './time.ts';
import { readDate, readTime } from './time-words.ts';
import { formatWeekday, readWeekday, readWeekdays, weekdayOf } from './weekday.ts';
import { findZone, guessZone } from './zone.ts';

const rightDays = 'write days such as mon-fri, or mon, wed, fri';
const rightTimes = 'write one to three times such as 09:00, or 9am, 2:30pm';
const rightBreaks = 'write breaks such as 2026-12-24..2027-01-02, 2027-04-02, or none';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The plan an organiser starts from. */
export function defaultPlan(given: Pick<Plan, 'pack' | 'zone' | 'startsOn' | 'seed'>): Plan {
  return {
    pack: given.pack,
    order: 'reading',
    chaptersPerWeek: null,
    days: [1, 2, 3, 4, 5],
    times: ['09:00'],
    zone: given.zone,
    reveal: { type: 'at', time: '16:00' },
    leaderboard: { day: 5, time: '16:00' },
    breaks: [],
    graceHours: 4,
    startsOn: given.startsOn,
    seed: given.seed,
  };
}

/** Reads `mon-fri`, `Mon, Wed, fri`, `sun-thu`, `daily`, `weekdays` or `weekends` as days, ascending. */
export function parseDays(text: string): Parsed<readonly Weekday[]> {
  const words = text.replace(/\s*(?:[-–—]|\bto\b)\s*/gi, '-').split(/[\s,;]+|\band\b/i);
  const days = readEach(words, readWeekdays, 'a day', rightDays);
  return days.ok ? ok([...new Set(days.value.flat())].sort((one, other) => one - other)) : days;
}

/** `Mon–Fri`, `Mon, Wed, Fri`. Takes ascending days. */
export function formatDays(days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map(formatRun).join(', ');
}

function formatRun(run: readonly Weekday[]): string {
  const names = run.map(formatWeekday);
  return names.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

/** Reads `9:00, 14:30`, `09:00` or `9am` as one to three times, ascending. */
export function parseTimes(text: string): Parsed<readonly LocalTime[]> {
  const words = text.replace(/\s+(?=[ap]m\b)/gi, '').split(/[\s,;]+|\band\b/i);
  const times = readEach(words, readTime, 'a time of day', rightTimes);
  if (!times.ok) return times;
  const sorted = [...times.value].sort();
  if (sorted.length > 3) return fail(`${sorted.length} times a day are too many; ${rightTimes}.`);
  const double = sorted.find((time, i) => time === sorted[i + 1]);
  return double ? fail(`${double} is there twice; ${rightTimes}.`) : ok(sorted);
}

/** `09:00, 14:30`. */
export function formatTimes(times: readonly LocalTime[]): string {
  return times.join(', ');
}

/** Reads the name of an IANA zone in any case, such as `europe/berlin`. */
export function parseZone(text: string): Parsed<string> {
  const name = text.trim().replace(/\s+/g, '_');
  const zone = findZone(name);
  if (zone) return ok(zone);
  const guess = guessZone(name);
  const advice = guess ? `did you mean ${guess}?` : 'write one such as Europe/Berlin or America/New_York.';
  return fail(`${quote(text)} is not a time zone; ${advice}`);
}

/** Reads `16:00` as that time, `+4h` as hours after the question, a week at most. */
export function parseReveal(text: string): Parsed<Reveal> {
  const time = readTime(text.replace(/\s+/g, ''));
  if (time) return ok({ type: 'at', time });
  const hours = Number(/^\s*\+?(\d{1,3})\s*(?:h|hours?)\s*$/i.exec(text)?.[1]);
  if (hours >= 1 && hours <= 168) return ok({ type: 'after', hours });
  return misread(text, 'a moment for the reveal', 'write a time such as 16:00, or hours later such as +4h');
}

/** `16:00` or `+4h`. */
export function formatReveal(reveal: Reveal): string {
  return reveal.type === 'at' ? reveal.time : `+${reveal.hours}h`;
}

/** Reads `fri 16:00`, or `off`. */
export function parseLeaderboard(text: string): Parsed<Plan['leaderboard']> {
  if (isWord(text, 'off')) return ok(null);
  const [, first = '', rest = ''] = /^\s*([a-z]+)[\s,]+(.+)$/i.exec(text) ?? [];
  const day = readWeekday(first);
  const time = readTime(rest.replace(/\s+/g, ''));
  if (day && time) return ok({ day, time });
  return misread(text, 'a time for the leaderboard', 'write a day and a time such as fri 16:00, or off');
}

/** `Fri 16:00` or `off`. */
export function formatLeaderboard(leaderboard: Plan['leaderboard']): string {
  return leaderboard ? `${formatWeekday(leaderboard.day)} ${leaderboard.time}` : 'off';
}

/** Reads `2026-12-24..2027-01-02, 2027-04-02` as breaks, earliest first; nothing, or `none`, as no breaks. */
export function parseBreaks(text: string): Parsed<Plan['breaks']> {
  if (isWord(text, 'none') || isWord(text, '')) return ok([]);
  const breaks = readEach(text.split(/[,;\n]/), readBreak, 'a break', rightBreaks);
  if (!breaks.ok) return breaks;
  const backwards = breaks.value.find(({ from, to }) => from > to);
  if (breaks.value.length > limits.breaks) {
    return fail(
      `${breaks.value.length} breaks are too many; write ${limits.breaks} at most, and leave out those that are past.`,
    );
  }
  if (backwards) return fail(`A break from ${backwards.from} can't end on ${backwards.to}; ${rightBreaks}.`);
  return ok([...breaks.value].sort((one, other) => one.from.localeCompare(other.from)));
}

function readBreak(word: string): Plan['breaks'][number] | undefined {
  const [first, last = first, ...rest] = word.split(/\s*(?:\.\.|–|\bto\b)\s*/i);
  const from = readDate(first ?? '');
  const to = readDate(last ?? '');
  return from && to && rest.length === 0 ? { from, to } : undefined;
}

/** `2026-12-24..2027-01-02, 2027-04-02` or `none`. */
export function formatBreaks(breaks: Plan['breaks']): string {
  return breaks.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(', ') || 'none';
}

/** Reads `reading`, `mixed` or `adaptive`. */
export function parseOrder(text: string): Parsed<Order> {
  const order = orders.find((word) => isWord(text, word));
  return order ? ok(order) : misread(text, 'an order of questions', 'write reading, mixed or adaptive');
}

/** Reads how many chapters to move on each week, up to 99, such as `2`; or `off`. */
export function parseChaptersPerWeek(text: string): Parsed<number | null> {
  if (isWord(text, 'off')) return ok(null);
  if (/^\s*[1-9]\d?\s*$/.test(text)) return ok(Number(text));
  return misread(text, 'a number of chapters', 'write a whole number such as 2, or off');
}

/** Reads how late a missed question may still be posted, from 1 to 48 hours, such as `4h`, `4` or `4 hours`. */
export function parseGrace(text: string): Parsed<number> {
  const hours = Number(/^\s*(\d{1,2})\s*(?:h|hours?)?\s*$/i.exec(text)?.[1]);
  if (hours >= 1 && hours <= 48) return ok(hours);
  return misread(text, 'a number of hours', 'write 1 to 48 hours, such as 4h');
}

/** `4h`. */
export function formatGrace(hours: number): string {
  return `${hours}h`;
}

function isWord(text: string, word: string): boolean {
  return text.trim().toLowerCase() === word;
}

/** `Mon 23 Nov`. */
export function formatDate(date: LocalDate): string {
  const { day, month } = Temporal.PlainDate.from(date);
  return `${formatWeekday(weekdayOf(date))} ${day} ${months[month - 1]}`;
}

/** `09:00`: what clocks in the zone show. */
export function formatTime(at: Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** `Mon 23 Nov, 09:00`: what calendars and clocks in the zone show. */
export function formatMoment(at: Instant, zone: string): string {
  return `${formatDate(localDateIn(zone, at))}, ${formatTime(at, zone)}`;
}

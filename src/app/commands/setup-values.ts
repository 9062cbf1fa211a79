import type { Pack } from '../../core/pack.ts';
import { type Parsed, quote } from '../../core/parsed.ts';
import type { Plan } from '../../core/plan.ts';
import {
  parseBreaks,
  parseChaptersPerWeek,
  parseDays,
  parseGrace,
  parseLeaderboard,
  parseOrder,
  parseReveal,
  parseTimes,
  parseZone,
} from '../../core/plan-words.ts';

type Values = Readonly<Record<string, string>>;

/** A plan with a form's values in it, or what is wrong with them, by field. */
export type Read =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Days, times, zone, breaks and grace. */
export function readSchedule(plan: Plan, values: Values): Read {
  const days = parseDays(values.days ?? '');
  const times = parseTimes(values.times ?? '');
  const zone = parseZone(values.zone ?? '');
  const breaks = parseBreaks(values.breaks ?? '');
  const grace = parseGrace(values.grace ?? '');
  if (!days.ok || !times.ok || !zone.ok || !breaks.ok || !grace.ok) {
    return wrong({ days, times, zone, breaks, grace });
  }
  return {
    ok: true,
    plan: {
      ...plan,
      days: days.value,
      times: times.value,
      zone: zone.value,
      breaks: breaks.value,
      graceHours: grace.value,
    },
  };
}

/** Pack, order, chapters a week, reveal and leaderboard. */
export function readQuestions(plan: Plan, values: Values, packs: readonly Pack[]): Read {
  const pack = parsePack(values.pack ?? '', packs);
  const order = parseOrder(values.order ?? '');
  const pace = parseChaptersPerWeek(values.pace ?? '');
  const reveal = parseReveal(values.reveal ?? '');
  const leaderboard = parseLeaderboard(values.leaderboard ?? '');
  if (!pack.ok || !order.ok || !pace.ok || !reveal.ok || !leaderboard.ok) {
    return wrong({ pack, order, pace, reveal, leaderboard });
  }
  return {
    ok: true,
    plan: {
      ...plan,
      pack: pack.value,
      order: order.value,
      chaptersPerWeek: pace.value,
      reveal: reveal.value,
      leaderboard: leaderboard.value,
    },
  };
}

/** Reads the id of a pack that is installed. */
export function parsePack(id: string, packs: readonly Pack[]): Parsed<string> {
  if (packs.some((pack) => pack.id === id)) return { ok: true, value: id };
  const ids = packs.map((pack) => pack.id).join(', ');
  return { ok: false, problem: `There is no pack ${quote(id)}. Installed: ${ids}.` };
}

function wrong(read: Readonly<Record<string, Parsed<unknown>>>): Read {
  const problems = Object.entries(read).flatMap(([field, parsed]) =>
    parsed.ok ? [] : [[field, parsed.problem]],
  );
  return { ok: false, problems: Object.fromEntries(problems) };
}

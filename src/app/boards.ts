import type { Plan } from '../core/plan.ts';
import { formatDate } from '../core/plan-words.ts';
import { localDate } from '../core/slots.ts';
import { boardWindow, mostImproved, type Period, rank, type Standing } from '../core/standings.ts';
import type { Instant } from '../core/time.ts';
import { excerpt } from '../message/blocks.ts';
import type { BoardLine, BoardView } from '../message/views/leaderboard.ts';
import type { Store } from './ports/store.ts';
import { streaksOf } from './streaks.ts';

/** Lines of a board. */
const linesShown = 10;
const answersForHardest = 2;

/** What a board is made from. */
export interface BoardRequest {
  readonly store: Store;
  readonly channelId: number;
  readonly plan: Plan;
  readonly period: Period;
  /** The end of the span, and the moment for streaks. */
  readonly at: Instant;
}

/** The standings of a channel. `asker`, a member id, adds their own line where it is not among those shown. */
export async function makeBoard(request: BoardRequest, asker?: number): Promise<BoardView> {
  const { from, to } = boardWindow(request.plan, request.period, request.at);
  const [{ standings, improved }, hardest] = await Promise.all([
    standingsOf(request),
    hardestOf(request, from, to),
  ]);
  const shown = standings.slice(0, linesShown);
  const own = standings.slice(linesShown).filter((standing) => standing.memberId === asker);
  const lines = await withStreaks(request, [...shown, ...own]);
  const ownLine = lines[shown.length];
  return {
    title: titleOf(request, from),
    lines: lines.slice(0, shown.length),
    more: standings.length - shown.length,
    improved,
    hardest,
    ...(ownLine ? { own: ownLine } : {}),
  };
}

/** Ids of the members whom a board names: those on its lines, and who improved most. */
export async function namedOn(request: BoardRequest): Promise<readonly number[]> {
  const { standings, improved } = await standingsOf(request);
  const named = [...standings.slice(0, linesShown), ...(improved ? [improved] : [])];
  return named.map(({ memberId }) => memberId);
}

/** The board of the running week, or of the last one while nobody has answered in this. */
export async function makeWeekBoard(
  request: Omit<BoardRequest, 'period'>,
  asker?: number,
): Promise<BoardView> {
  const current = await makeBoard({ ...request, period: 'week' }, asker);
  const { from } = boardWindow(request.plan, 'week', request.at);
  if (current.lines.length > 0 || !from) return { ...current, title: 'This week so far' };
  const last = await makeBoard({ ...request, period: 'week', at: from }, asker);
  return last.lines.length > 0
    ? { ...last, footnote: 'A new week has just begun. This is the last one.' }
    : current;
}

async function withStreaks(
  request: BoardRequest,
  standings: readonly Standing[],
): Promise<readonly BoardLine[]> {
  const streaks = await streaksOf(
    request,
    standings.map((standing) => standing.memberId),
  );
  return standings.map((standing) => ({ ...standing, streak: streaks.get(standing.memberId) ?? 0 }));
}

/** Who stands where, and on the board of a week, who improved most over the one before. */
async function standingsOf({ store, channelId, plan, period, at }: BoardRequest) {
  const { from, to } = boardWindow(plan, period, at);
  const before = period === 'week' && from ? boardWindow(plan, 'week', from) : undefined;
  const [now, then] = await Promise.all([
    store.scores(channelId, from, to),
    before ? store.scores(channelId, before.from, before.to) : [],
  ]);
  return { standings: rank(now), improved: mostImproved(now, then) };
}

async function hardestOf({ store, channelId }: BoardRequest, from: Instant | null, to: Instant) {
  const hardest = await store.hardestQuestion(channelId, from, to, answersForHardest);
  if (!hardest || hardest.fraction === 1) return undefined;
  const question = (await store.post(hardest.postId))?.question;
  return question ? { stem: excerpt(question.stem, 100), fraction: hardest.fraction } : undefined;
}

function titleOf({ plan, period, at }: BoardRequest, from: Instant | null): string {
  switch (period) {
    case 'week':
      return `Leaderboard: week to ${formatDate(localDate(plan, at))}`;
    case 'month':
      return `Leaderboard: since ${formatDate(localDate(plan, from ?? at))}`;
    case 'all':
      return 'Leaderboard: all time';
  }
}

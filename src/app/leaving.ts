import type { Plan } from '../core/plan.ts';
import { boardWindow, rank } from '../core/standings.ts';
import { linesShown } from './boards.ts';
import type { Context } from './context.ts';
import { settledWithin } from './patience.ts';
import type { Platform } from './ports/platform.ts';
import type { Post } from './ports/posts.ts';

/** The platform is asked so long, in milliseconds: a board is not held up for it. */
const patienceMs = 2_000;

/** Before a week's board is announced: whoever would be on it, and has left unnoticed, drops off. */
export async function dropDeparted(
  { store }: Context,
  platform: Platform,
  { channelId, dueAt }: Post,
  plan: Plan,
): Promise<void> {
  const { from, to } = boardWindow(plan, 'week', dueAt);
  const shown = rank(await store.scores(channelId, from, to)).slice(0, linesShown);
  const members = await store.members(shown.map(({ memberId }) => memberId));
  const departed = (await settledWithin(patienceMs, platform.departed(members))) ?? [];
  for (const member of departed) await store.markLeft(member);
}

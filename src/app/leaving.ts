import type { Plan } from '../core/plan.ts';
import { namedOn } from './boards.ts';
import type { Context } from './context.ts';
import type { Platform } from './ports/platform.ts';
import type { Post } from './ports/posts.ts';

/** The platform is asked so long in all, in milliseconds: a board is not held up for it. */
const patienceMs = 2_000;

/**
 * Before a week's board is announced: whoever it would name, and has left unnoticed, drops off. Others move up in their
 * place and are asked about as well, until nobody whom it names has left.
 */
export async function dropDeparted(
  { store }: Context,
  platform: Platform,
  { channelId, dueAt }: Post,
  plan: Plan,
): Promise<void> {
  const until = performance.now() + patienceMs;
  const remainingMs = () => Math.max(0, Math.floor(until - performance.now()));
  const request = { store, channelId, plan, period: 'week', at: dueAt } as const;
  const asked = new Set<number>();
  while (remainingMs() > 0) {
    const unasked = (await namedOn(request)).filter((id) => !asked.has(id));
    for (const id of unasked) asked.add(id);
    const departed = await platform.departed(await store.members(unasked), remainingMs());
    for (const member of departed) await store.markLeft(member);
    if (departed.length === 0) return;
  }
}

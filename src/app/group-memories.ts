import type { Memory } from '../core/learning/memory.ts';
import type { Group } from '../core/learning/need.ts';
import { memories } from '../core/learning/review.ts';
import type { Context } from './context.ts';
import type { ChannelPlan } from './ports/plans.ts';

/**
 * What a channel's members remember of its pack, judging by their answers; nobody's, where the plan's order doesn't ask.
 * One after the other: a few hundred answers take milliseconds, and what comes in need not wait for all members'.
 */
export async function groupMemories(
  { store, library }: Pick<Context, 'store' | 'library'>,
  { channel, plan }: Pick<ChannelPlan, 'channel' | 'plan'>,
): Promise<Group> {
  const pack = library.pack(plan.pack);
  if (plan.order !== 'adaptive' || !pack) return [];
  const group: ReadonlyMap<string, Memory>[] = [];
  for (const memberId of await store.answerersIn(channel.id))
    group.push(memories(pack, await store.recallsOf(memberId, pack.id)));
  return group;
}

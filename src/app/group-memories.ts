import type { Memory } from '../core/learning/memory.ts';
import type { Group } from '../core/learning/need.ts';
import { memories } from '../core/learning/review.ts';
import type { Pack } from '../core/pack.ts';
import type { Context } from './context.ts';
import type { ChannelPlan } from './ports/plans.ts';
import { StoreUnavailable } from './ports/store.ts';

/**
 * What a channel's members remember of its pack, judging by their answers; nobody's, where the plan's order doesn't ask.
 * One after the other: a few hundred answers take milliseconds, and what comes in need not wait for all members'.
 */
export async function groupMemories(
  context: Context,
  { channel, plan }: Pick<ChannelPlan, 'channel' | 'plan'>,
): Promise<Group> {
  const pack = context.library.pack(plan.pack);
  if (plan.order !== 'adaptive' || !pack) return [];
  const group: ReadonlyMap<string, Memory>[] = [];
  for (const memberId of await context.store.answerersIn(channel.id)) {
    const own = await memoriesOf(context, memberId, pack, plan.zone);
    if (own) group.push(own);
  }
  return group;
}

/** What cannot be found out of one member keeps back nobody's question. */
async function memoriesOf(
  { store, log }: Context,
  memberId: number,
  pack: Pack,
  zone: string,
): Promise<ReadonlyMap<string, Memory> | undefined> {
  try {
    return memories(pack, await store.recallsOf(memberId, pack.id), zone);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    log.error({ err: error, member: memberId }, 'what a member remembers could not be found out');
    return undefined;
  }
}

import type { Plan } from '../core/plan.ts';
import { localDate } from '../core/slots.ts';
import { streak } from '../core/streak.ts';
import type { Instant } from '../core/time.ts';
import type { Store } from './ports/store.ts';

/** The streaks of these members in a channel at a moment, by member id. */
export async function streaksOf(
  { store, channelId, plan, at }: { store: Store; channelId: number; plan: Plan; at: Instant },
  memberIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const [asked, answered, open] = await Promise.all([
    store.questionDates(channelId),
    store.answeredDates(channelId, memberIds),
    store.openQuestions(channelId, at),
  ]);
  const today = localDate(plan, at);
  const openDates = open.map(({ date }) => date);
  return new Map(memberIds.map((id) => [id, streak(asked, answered.get(id) ?? [], today, openDates)]));
}

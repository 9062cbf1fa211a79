import { sql } from 'drizzle-orm';
import type { PlanStore, Settlement } from '../app/ports/plans.ts';
import type { NewPost } from '../app/ports/posts.ts';
import type { Database } from './database.ts';
import { members, plans, posts } from './schema.ts';

/** Two statements for any number of plans: each is sent its rows as one JSON document. */
export function settleIn(database: Database): PlanStore['settle'] {
  return (settlements) =>
    database.transaction(async (tx) => {
      const written = await movePlans(tx, settlements);
      const decided = settlements.filter(({ channelId }) => written.has(channelId));
      await fillSlots(
        tx,
        decided.flatMap((settlement) => settlement.posts),
      );
      return [...written];
    });
}

/** Plans are locked in order of their ids, or two processes with the same batch could wait for each other. */
async function movePlans(tx: Database, settlements: readonly Settlement[]): Promise<ReadonlySet<number>> {
  const decisions = JSON.stringify(settlements.map(({ posts: _, ...decision }) => decision));
  const current = sql`(
    select decided.* from ${plans} join json_to_recordset(${decisions}::json) as decided
      ("channelId" integer, revision integer, "handledUntil" timestamptz, "dueAt" timestamptz)
      on ${plans.channelId} = decided."channelId" and ${plans.revision} = decided.revision
    order by ${plans.channelId} for update of ${plans}) as current`;
  const moved = await tx
    .update(plans)
    .set({
      handledUntil: sql`current."handledUntil"`,
      dueAt: sql`current."dueAt"`,
      revision: sql`${plans.revision} + 1`,
    })
    .from(current)
    .where(sql`${plans.channelId} = current."channelId"`)
    .returning({ channelId: plans.channelId });
  return new Set(moved.map(({ channelId }) => channelId));
}

/** Who was erased meanwhile is told nothing. */
async function fillSlots(tx: Database, wanted: readonly NewPost[]): Promise<void> {
  await tx.execute(sql`
    insert into ${posts} (channel_id, kind, slot, date, state, reason, due_at, closes_at, question, notice, member_id)
    select "channelId", kind, slot, date, state, reason, "dueAt", "closesAt", question, notice, "memberId"
    from json_to_recordset(${JSON.stringify(wanted)}::json) as wanted
      ("channelId" integer, kind text, slot text, date date, state text, reason text, "dueAt" timestamptz,
      "closesAt" timestamptz, question jsonb, notice jsonb, "memberId" integer)
    where "memberId" is null or exists (select from ${members} where ${members.id} = "memberId")
    on conflict do nothing`);
}

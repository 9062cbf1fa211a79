import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { ChannelPlan, PlanStore } from '../app/ports/plans.ts';
import { instantText } from './columns.ts';
import type { Database } from './database.ts';
import { isDraftOf } from './drafts.ts';
import { channelFields } from './people.ts';
import { channels, drafts, plans } from './schema.ts';

type PlanReader = Pick<PlanStore, 'planOf' | 'plans' | 'duePlans'>;
type PlanWriter = Pick<PlanStore, 'savePlan' | 'pausePlan' | 'resumePlan'>;

export function planReader(database: Database): PlanReader {
  const joined = () =>
    database.select(fields).from(plans).innerJoin(channels, eq(channels.id, plans.channelId));
  const ofChannel = joined()
    .where(eq(plans.channelId, sql.placeholder('channelId')))
    .prepare('plan_of_channel');
  const due = joined()
    .where(
      and(
        eq(plans.platform, sql.placeholder('platform')),
        lte(plans.dueAt, sql.placeholder('now')),
        sql`${plans.pausedAt} is null`,
      ),
    )
    .orderBy(plans.dueAt)
    .limit(sql.placeholder('limit'))
    .prepare('due_plans');

  return {
    planOf: async (channelId) => (await ofChannel.execute({ channelId })).map(channelPlan)[0],
    plans: async () => (await joined().orderBy(asc(channels.name), asc(channels.id))).map(channelPlan),
    duePlans: async (platform, now, limit) =>
      (await due.execute({ platform, now: instantText(now), limit })).map(channelPlan),
  };
}

export function planWriter(database: Database): PlanWriter {
  const revise = async (channelId: number, change: Partial<typeof plans.$inferInsert>) => {
    await database
      .update(plans)
      .set({ ...change, revision: next })
      .where(eq(plans.channelId, channelId));
  };
  return {
    savePlan: async ({ channelId, plan, organiser, handledUntil, dueAt }) => {
      const platform = sql`(select ${channels.platform} from ${channels} where ${channels.id} = ${channelId})`;
      const organisers = organiser === null ? [] : [organiser];
      const anew = { plan, handledUntil, dueAt, pausedAt: null, pausedReason: null };
      await database.transaction(async (tx) => {
        await tx
          .insert(plans)
          .values({ ...anew, channelId, platform, organisers })
          .onConflictDoUpdate({
            target: plans.channelId,
            set: { ...anew, organisers: withAdded, revision: next },
          });
        if (organiser !== null) await tx.delete(drafts).where(isDraftOf(channelId, organiser));
      });
    },
    pausePlan: (channelId, at, reason) => revise(channelId, { pausedAt: at, pausedReason: reason }),
    resumePlan: (channelId, handledUntil, dueAt) =>
      revise(channelId, { pausedAt: null, pausedReason: null, handledUntil, dueAt }),
  };
}

const next = sql`${plans.revision} + 1`;

const withAdded = sql`case when ${plans.organisers} @> excluded.organisers then ${plans.organisers}
  else ${plans.organisers} || excluded.organisers end`;

const fields = {
  channel: channelFields,
  plan: plans.plan,
  organisers: plans.organisers,
  handledUntil: plans.handledUntil,
  dueAt: plans.dueAt,
  pausedAt: plans.pausedAt,
  pausedReason: plans.pausedReason,
  revision: plans.revision,
};

type PlanRow = Omit<ChannelPlan, 'paused'> & Pick<typeof plans.$inferSelect, 'pausedAt' | 'pausedReason'>;

function channelPlan({ pausedAt, pausedReason, ...row }: PlanRow): ChannelPlan {
  return { ...row, paused: pausedAt && { at: pausedAt, reason: pausedReason ?? '' } };
}

import { and, asc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { ChannelPlan, PlanSettings, PlanStore, UnreadablePlan } from '../app/ports/plans.ts';
import { instantText, readJson, unread } from './columns.ts';
import type { Database } from './database.ts';
import { markDraftSaved } from './drafts.ts';
import { channelFields } from './people.ts';
import { organisersJson, planJson } from './plan-json.ts';
import { insertPosts } from './posts.ts';
import { channels, plans } from './schema.ts';

type PlanReader = Pick<PlanStore, 'planOf' | 'plans' | 'duePlans'>;
type PlanWriter = Pick<PlanStore, 'savePlan' | 'pausePlan' | 'resumePlan'>;

export function planReader(database: Database): PlanReader {
  const joined = () =>
    database.select(fields).from(plans).innerJoin(channels, eq(channels.id, plans.channelId));
  const ofChannel = joined()
    .where(eq(plans.channelId, sql.placeholder('channelId')))
    .prepare('plan_of_channel');
  const due = database
    .select({ ...fields, plan: unread(plans.plan), organisers: unread(plans.organisers) })
    .from(plans)
    .innerJoin(channels, eq(channels.id, plans.channelId))
    .where(
      and(
        eq(plans.platform, sql.placeholder('platform')),
        lte(plans.dueAt, sql.placeholder('now')),
        sql`${plans.pausedAt} is null`,
        sql`${plans.channelId} <> all(${sql.placeholder('passedOver')}::integer[])`,
      ),
    )
    .orderBy(plans.dueAt)
    .limit(sql.placeholder('limit'))
    .prepare('due_plans');

  return {
    planOf: async (channelId) => (await ofChannel.execute({ channelId })).map(channelPlan)[0],
    plans: async () => (await joined().orderBy(asc(channels.name), asc(channels.id))).map(channelPlan),
    duePlans: async (platform, now, limit, passedOver = []) => {
      const given = { platform, now: instantText(now), limit, passedOver: `{${passedOver.join()}}` };
      return (await due.execute(given)).map(readDuePlan);
    },
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
    savePlan: ({ channelId, plan, organisers, draft, handledUntil, dueAt }) => {
      const platform = sql`(select ${channels.platform} from ${channels} where ${channels.id} = ${channelId})`;
      const anew = { plan, handledUntil, dueAt, pausedAt: null, pausedReason: null };
      return database.transaction(async (tx) => {
        const saved = await tx
          .insert(plans)
          .values({ ...anew, channelId, platform, organisers: organisers ?? [] })
          .onConflictDoUpdate({
            target: plans.channelId,
            set: { ...anew, ...(organisers && { organisers }), revision: next },
            ...(draft && { setWhere: isStill(draft.base) }),
          })
          .returning({ channelId: plans.channelId });
        if (draft && saved.length > 0) await markDraftSaved(tx, { channelId, ...draft });
        return saved.length > 0;
      });
    },
    pausePlan: (channelId, at, reason, told = []) =>
      database.transaction(async (tx) => {
        const paused = await tx
          .update(plans)
          .set({ pausedAt: at, pausedReason: reason, revision: next })
          .where(and(eq(plans.channelId, channelId), isNull(plans.pausedAt)))
          .returning({ channelId: plans.channelId });
        if (paused.length > 0) await insertPosts(tx, told);
        return paused.length > 0;
      }),
    resumePlan: (channelId, handledUntil, dueAt) =>
      revise(channelId, { pausedAt: null, pausedReason: null, handledUntil, dueAt }),
  };
}

const next = sql`${plans.revision} + 1`;

/** Ticks revise a plan as well, so its settings are compared, not its revision. */
function isStill(base: PlanSettings | null): SQL {
  if (!base) return sql`false`;
  return sql`${plans.plan} = ${JSON.stringify(base.plan)}::jsonb
    and ${plans.organisers} = ${JSON.stringify(base.organisers)}::jsonb`;
}

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

type DueRow = Omit<PlanRow, 'plan' | 'organisers'> & { plan: unknown; organisers: unknown };

/** Read one by one, so that one that cannot be read holds up no other. */
function readDuePlan({ plan, organisers, ...row }: DueRow): ChannelPlan | UnreadablePlan {
  try {
    return channelPlan({
      ...row,
      plan: readJson('plan', planJson, plan),
      organisers: readJson('organisers', organisersJson, organisers),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { channel: row.channel, plan: null, reason };
  }
}

function channelPlan({ pausedAt, pausedReason, ...row }: PlanRow): ChannelPlan {
  return { ...row, paused: pausedAt && { at: pausedAt, reason: pausedReason ?? '' } };
}

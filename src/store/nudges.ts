import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { LearningStore, Nudge } from '../app/ports/learning.ts';
import type { NewPost } from '../app/ports/posts.ts';
import { instantText } from './columns.ts';
import type { Database } from './database.ts';
import { nudges } from './learning-schema.ts';
import { channelFields } from './people.ts';
import { insertPosts } from './posts.ts';
import { channels, members, plans, posts } from './schema.ts';

type NudgeStore = Omit<LearningStore, 'recallsOf' | 'answerersIn'>;

export function nudgeStore(database: Database): NudgeStore {
  const due = prepareDue(database);
  return {
    nudgeOf: async (memberId) =>
      (await database.select(fields).from(nudges).where(eq(nudges.memberId, memberId)))[0],
    keepNudge: async ({ memberId, ...nudge }) => {
      const platform = sql`(select ${channels.platform} from ${channels} where ${channels.id} = ${nudge.channelId})`;
      await database
        .insert(nudges)
        .values({ memberId, ...nudge, platform })
        .onConflictDoUpdate({ target: nudges.memberId, set: { ...nudge, platform } });
    },
    removeNudge: async (memberId) => {
      await database.delete(nudges).where(eq(nudges.memberId, memberId));
    },
    dueNudges: (platform, now, limit) => due.execute({ platform, now: instantText(now), limit }),
    moveNudge: (nudge, dueAt, told) =>
      database.transaction(async (tx) => {
        const moved = await tx
          .update(nudges)
          .set({ dueAt })
          .where(isStill(nudge))
          .returning({ memberId: nudges.memberId });
        if (moved.length > 0) await insertPosts(tx, await untold(tx, told));
        return moved.length > 0;
      }),
  };
}

/** Posts but for those whose slot their member has in any channel: they may have changed what they are reminded of. */
async function untold(tx: Database, wanted: readonly NewPost[]): Promise<readonly NewPost[]> {
  const told = await tx
    .select({ memberId: posts.memberId, slot: posts.slot })
    .from(posts)
    .where(
      and(
        inArray(
          posts.memberId,
          wanted.flatMap(({ memberId }) => memberId ?? []),
        ),
        sql`${posts.kind} = 'notice'`,
        inArray(
          posts.slot,
          wanted.map(({ slot }) => slot),
        ),
      ),
    );
  return wanted.filter(
    (one) => !told.some(({ memberId, slot }) => memberId === one.memberId && slot === one.slot),
  );
}

const fields = {
  memberId: nudges.memberId,
  channelId: nudges.channelId,
  time: nudges.time,
  zone: nudges.zone,
  dueAt: nudges.dueAt,
};

/** Those that lead to nothing are found as well: they have to be moved on, or they would be found each minute. */
function prepareDue(database: Database) {
  const isTold = and(isNull(plans.pausedAt), isNull(members.leftAt));
  return database
    .select({
      ...fields,
      channel: channelFields,
      pack: sql<string | null>`case when ${isTold} then ${plans.plan} ->> 'pack' end`,
    })
    .from(nudges)
    .innerJoin(channels, eq(channels.id, nudges.channelId))
    .innerJoin(members, eq(members.id, nudges.memberId))
    .leftJoin(plans, eq(plans.channelId, nudges.channelId))
    .where(and(eq(nudges.platform, sql.placeholder('platform')), lte(nudges.dueAt, sql.placeholder('now'))))
    .orderBy(nudges.dueAt, nudges.memberId)
    .limit(sql.placeholder('limit'))
    .prepare('due_nudges');
}

function isStill({ memberId, channelId, time, zone, dueAt }: Nudge) {
  return and(
    eq(nudges.memberId, memberId),
    eq(nudges.channelId, channelId),
    eq(nudges.time, time),
    eq(nudges.zone, zone),
    eq(nudges.dueAt, dueAt),
  );
}

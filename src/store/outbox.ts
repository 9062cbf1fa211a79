import { and, count, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { ClaimedPost, PostStore } from '../app/ports/posts.ts';
import { Temporal } from '../core/time.ts';
import { inMilliseconds, prepareClaim, readClaim } from './claim.ts';
import { instantText } from './columns.ts';
import type { Database } from './database.ts';
import { channels, posts } from './schema.ts';

type Outbox = Pick<
  PostStore,
  'claim' | 'backlog' | 'nextTry' | 'markSent' | 'markSkipped' | 'markFailed' | 'retryLater' | 'revealAgain'
>;

const millisecondsUntilFree = sql<
  number | null
>`(extract(epoch from min(${posts.freeAt}) - now()) * 1000)::double precision`;

export function outboxStore(database: Database): Outbox {
  const claim = prepareClaim(database);
  /** Told again what it has been told already, it says yes again: verbs may be repeated. */
  const conclude = async (
    { id, fence }: ClaimedPost,
    state: SQL,
    change: PgUpdateSetSource<typeof posts>,
  ) => {
    const isOurs = and(eq(posts.id, id), eq(posts.fence, fence), state);
    const changed = await database.update(posts).set(change).where(isOurs).returning({ id: posts.id });
    return changed.length === 1;
  };
  const plannedOr = (state: 'sent' | 'skipped' | 'failed') => inArray(posts.state, ['planned', state]);

  return {
    claim: async ({ channelId = null, now, ...input }) =>
      (await claim.execute({ ...input, channelId, now: instantText(now) }))
        .map(readClaim)
        .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt) || a.id - b.id),
    backlog: async (now) =>
      await database
        .select({
          platform: channels.platform,
          posts: count(),
          oldestDueAt: sql`min(${posts.dueAt})`.mapWith(posts.dueAt),
        })
        .from(posts)
        .innerJoin(channels, eq(channels.id, posts.channelId))
        .where(and(sql`${posts.state} = 'planned'`, lte(posts.dueAt, now)))
        .groupBy(channels.platform),
    nextTry: async (platform, now) => {
      const [next] = await database
        .select({ inMs: millisecondsUntilFree })
        .from(posts)
        .innerJoin(channels, eq(channels.id, posts.channelId))
        .where(
          and(
            eq(posts.state, 'planned'),
            eq(channels.platform, platform),
            lte(posts.dueAt, now),
            sql`${posts.freeAt} > now()`,
          ),
        );
      return next?.inMs ?? undefined;
    },
    markSent: (claimed, messageId, at) =>
      conclude(claimed, plannedOr('sent'), { state: 'sent', messageId, sentAt: at, reason: null }),
    markSkipped: (claimed, reason) => conclude(claimed, plannedOr('skipped'), { state: 'skipped', reason }),
    markFailed: (claimed, reason) => conclude(claimed, plannedOr('failed'), { state: 'failed', reason }),
    retryLater: (claimed, { reason, delayMs, failed }) =>
      conclude(claimed, eq(posts.state, 'planned'), {
        reason,
        freeAt: inMilliseconds(delayMs),
        // Counted from what was claimed, so that a repetition changes nothing.
        failures: claimed.failures + (failed ? 1 : 0),
      }),
    revealAgain: (channelId, slot) => sendRevealsAgain(database, channelId, [slot]),
  };
}

/** Has the reveals of these slots sent once more, also where they were sent or are being sent just now. */
export async function sendRevealsAgain(
  database: Database,
  channelId: number,
  slots: readonly string[],
): Promise<void> {
  await database
    .update(posts)
    // Whoever is sending one just now is fenced off, and so doesn't mark it as sent.
    .set({ state: 'planned', fence: sql`${posts.fence} + 1`, freeAt: sql`now()` })
    .where(
      and(
        eq(posts.channelId, channelId),
        eq(posts.kind, 'reveal'),
        inArray(posts.slot, [...slots]),
        inArray(posts.state, ['planned', 'sent']),
      ),
    );
}

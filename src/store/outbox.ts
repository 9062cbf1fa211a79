import { and, asc, eq, lte, min, notExists, sql } from 'drizzle-orm';
import { alias, type PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { ClaimedPost, PostStore } from '../app/ports/posts.ts';
import { Temporal } from '../core/time.ts';
import { instantText } from './columns.ts';
import type { Database } from './database.ts';
import { channelFields, memberFields } from './people.ts';
import { postFields } from './posts.ts';
import { channels, members, posts } from './schema.ts';

type Outbox = Pick<
  PostStore,
  'claim' | 'markSent' | 'markSkipped' | 'markFailed' | 'retryLater' | 'nextDelivery'
>;

// Written out: a prepared statement uses the outbox's index only where it sees the index's condition.
const isPlanned = sql`${posts.state} = 'planned'`;

export function outboxStore(database: Database): Outbox {
  const claim = prepareClaim(database);
  const conclude = async ({ id, fence }: ClaimedPost, change: PgUpdateSetSource<typeof posts>) => {
    const isOurs = and(eq(posts.id, id), eq(posts.fence, fence), isPlanned);
    const changed = await database.update(posts).set(change).where(isOurs).returning({ id: posts.id });
    return changed.length === 1;
  };

  return {
    claim: async (input) =>
      (await claim.execute({ ...input, now: instantText(input.now) }))
        .map((post) => ({ ...post, fence: post.attempts }))
        .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt) || a.id - b.id),
    markSent: (claimed, messageId, at) =>
      conclude(claimed, { state: 'sent', messageId, sentAt: at, reason: null }),
    markSkipped: (claimed, reason) => conclude(claimed, { state: 'skipped', reason }),
    markFailed: (claimed, reason) => conclude(claimed, { state: 'failed', reason }),
    retryLater: (claimed, reason, delayMs) => conclude(claimed, { reason, freeAt: inMilliseconds(delayMs) }),
    nextDelivery: async (channelId) => {
      const isWaiting = and(eq(posts.channelId, channelId), isPlanned);
      const [next] = await database
        .select({ at: min(posts.dueAt) })
        .from(posts)
        .where(isWaiting);
      return next?.at ?? undefined;
    },
  };
}

/** By the database's clock: those of several processes differ. */
function inMilliseconds(delay: unknown) {
  return sql`now() + ${delay}::double precision * interval '1 millisecond'`;
}

/**
 * Finds, locks and leases in one statement. A post waits for earlier ones of its channel and kind, whether they are
 * being sent or will be tried again: so they come in order, and never two at once.
 */
function prepareClaim(database: Database) {
  const earlier = alias(posts, 'earlier');
  const waitsFor = database
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.channelId, posts.channelId),
        eq(earlier.kind, posts.kind),
        sql`${earlier.state} = 'planned'`,
        // Follows from the next line, but only this one narrows the search to what is due.
        lte(earlier.dueAt, sql.placeholder('now')),
        sql`(${earlier.dueAt}, ${earlier.id}) < (${posts.dueAt}, ${posts.id})`,
      ),
    );
  const free = database.$with('free').as(
    database
      .select({ id: posts.id, channelId: posts.channelId, memberId: posts.memberId })
      .from(posts)
      .innerJoin(channels, eq(channels.id, posts.channelId))
      .where(
        and(
          isPlanned,
          eq(channels.platform, sql.placeholder('platform')),
          lte(posts.dueAt, sql.placeholder('now')),
          sql`${posts.freeAt} <= now()`,
          notExists(waitsFor),
        ),
      )
      .orderBy(asc(posts.dueAt), asc(posts.id))
      .limit(sql.placeholder('limit'))
      .for('update', { of: posts, skipLocked: true }),
  );
  return database
    .with(free)
    .update(posts)
    .set({ fence: sql`${posts.fence} + 1`, freeAt: inMilliseconds(sql.placeholder('leaseMs')) })
    .from(free)
    .innerJoin(channels, eq(channels.id, free.channelId))
    .leftJoin(members, eq(members.id, free.memberId))
    .where(eq(posts.id, free.id))
    .returning({ ...postFields, channel: channelFields, member: memberFields })
    .prepare('claim_posts');
}

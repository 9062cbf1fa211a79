import { and, asc, eq, inArray, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ClaimedPost, Post } from '../app/ports/posts.ts';
import { readJson, unread } from './columns.ts';
import type { Database } from './database.ts';
import { channelFields, memberFields } from './people.ts';
import { noticeJson, questionJson, sharedJson } from './post-json.ts';
import { postFields } from './posts.ts';
import { channels, kinds, members, posts } from './schema.ts';

// Written out: a prepared statement uses the outbox's index only where it sees the index's condition.
const isPlanned = sql`${posts.state} = 'planned'`;

/** A newer version, side by side with this one, may have added posts of a kind that this one cannot send. */
const isKnown = inArray(posts.kind, [...kinds]);
const now = sql.placeholder('now');

/** By the database's clock: those of several processes differ. */
export function inMilliseconds(delay: unknown): SQL {
  return sql`now() + ${delay}::double precision * interval '1 millisecond'`;
}

/** Finds, locks and leases in one statement. */
export function prepareClaim(database: Database) {
  const wanted = sql.placeholder('channelId');
  const free = database.$with('free').as(
    database
      .select({ id: posts.id, channelId: posts.channelId, memberId: posts.memberId })
      .from(posts)
      .innerJoin(channels, eq(channels.id, posts.channelId))
      .where(
        and(
          isPlanned,
          isKnown,
          eq(channels.platform, sql.placeholder('platform')),
          sql`(${wanted}::integer is null or ${posts.channelId} = ${wanted}::integer)`,
          lte(posts.dueAt, now),
          sql`${posts.freeAt} <= now()`,
          notExists(whatItWaitsFor(database)),
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
    .returning({
      ...postFields,
      question: unread(posts.question),
      notice: unread(posts.notice),
      shared: unread(posts.shared),
      fence: posts.fence,
      supersededAt: supersededAt(database),
      channel: channelFields,
      member: memberFields,
    })
    .prepare('claim_posts');
}

/**
 * Earlier posts that are being sent or will be tried again: questions and leaderboards come in order and never two at
 * once, a reveal after its question, a discussion after its reveal, and a picture after its leaderboard.
 */
function whatItWaitsFor(database: Database) {
  const earlier = alias(posts, 'earlier');
  const sameKind = and(sql`${posts.kind} in ('question', 'leaderboard')`, eq(earlier.kind, posts.kind));
  const ofQuestion = and(
    sql`${posts.kind} in ('reveal', 'discussion')`,
    sql`${earlier.kind} in ('question', 'reveal')`,
  );
  const ofLeaderboard = and(sql`${posts.kind} = 'picture'`, sql`${earlier.kind} = 'leaderboard'`);
  const sameSlot = and(or(ofQuestion, ofLeaderboard), eq(earlier.slot, posts.slot));
  return database
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.channelId, posts.channelId),
        sql`${earlier.state} = 'planned'`,
        // Follows from the next line, but only this one narrows the search to what is due.
        lte(earlier.dueAt, now),
        sql`(${earlier.dueAt}, ${earlier.id}) < (${posts.dueAt}, ${posts.id})`,
        or(sameKind, sameSlot),
      ),
    );
}

function supersededAt(database: Database) {
  const later = alias(posts, 'later');
  const latest = database
    .select({ dueAt: sql`max(${later.dueAt})`.as('latest') })
    .from(later)
    .where(
      and(
        eq(later.channelId, posts.channelId),
        eq(later.kind, posts.kind),
        sql`${later.state} = 'planned'`,
        lte(later.dueAt, now),
        sql`(${later.dueAt}, ${later.id}) > (${posts.dueAt}, ${posts.id})`,
      ),
    );
  return sql`(${latest})`.mapWith(posts.dueAt);
}

type Said = Pick<Post, 'question' | 'notice' | 'shared'>;
type ClaimRow = Omit<ClaimedPost, keyof Said | 'unreadable'> & { readonly [Column in keyof Said]: unknown };

/** Read one by one, so that one that cannot be read holds up no other. */
export function readClaim({ question, notice, shared, ...post }: ClaimRow): ClaimedPost {
  try {
    const said: Said = {
      question: question === null ? null : readJson('question', questionJson, question),
      notice: notice === null ? null : readJson('notice', noticeJson, notice),
      shared: shared === null ? null : readJson('shared', sharedJson, shared),
    };
    return { ...post, ...said, unreadable: null };
  } catch (error) {
    const unreadable = error instanceof Error ? error.message : String(error);
    return { ...post, question: null, notice: null, shared: null, unreadable };
  }
}

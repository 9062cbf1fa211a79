import { and, count, eq, exists, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias, type PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { ClaimedPost, NewPost, PostStore } from '../app/ports/posts.ts';
import { type Instant, Temporal } from '../core/time.ts';
import { inMilliseconds, prepareClaim, readClaim } from './claim.ts';
import { instantText } from './columns.ts';
import type { Database } from './database.ts';
import { insertPosts } from './posts.ts';
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
    within = database,
  ) => {
    const isOurs = and(eq(posts.id, id), eq(posts.fence, fence), state);
    const changed = await within.update(posts).set(change).where(isOurs).returning({ id: posts.id });
    return changed.length === 1;
  };
  const concludeWithWord = (
    claimed: ClaimedPost,
    state: 'skipped' | 'failed',
    reason: string,
    told: readonly NewPost[] = [],
  ) =>
    database.transaction(async (tx) => {
      const isOurs = await conclude(claimed, plannedOr(state), { state, reason }, tx);
      if (isOurs) await insertPosts(tx, told);
      return isOurs;
    });
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
    markSkipped: (claimed, reason, told) => concludeWithWord(claimed, 'skipped', reason, told),
    markFailed: (claimed, reason, told) => concludeWithWord(claimed, 'failed', reason, told),
    retryLater: (claimed, { reason, delayMs, failed }) =>
      conclude(claimed, eq(posts.state, 'planned'), {
        reason,
        freeAt: inMilliseconds(delayMs),
        // Counted from what was claimed, so that a repetition changes nothing.
        failures: claimed.failures + (failed ? 1 : 0),
      }),
    revealAgain: (channelId, slot, at) => sendRevealsAgain(database, channelId, [slot], at),
  };
}

/**
 * Has the reveals of these slots sent once more, also where they were sent, are being sent just now, or were given up.
 * What was sent or given up before is due anew, so that it is tried for as long as the first time.
 * @param at when that was wished for
 */
export async function sendRevealsAgain(
  database: Database,
  channelId: number,
  slots: readonly string[],
  at: Instant,
): Promise<void> {
  await database
    .update(posts)
    // Whoever is sending one just now is fenced off, and so doesn't mark it as sent.
    .set({
      state: 'planned',
      reason: null,
      failures: 0,
      // One that was never shown stays due before its thread, which waits for it.
      dueAt: sql`case when ${posts.state} = 'planned' and ${posts.sentAt} is null then ${posts.dueAt}
        else ${instantText(at)}::timestamptz end`,
      fence: sql`${posts.fence} + 1`,
      freeAt: sql`now()`,
    })
    .where(
      and(
        eq(posts.channelId, channelId),
        eq(posts.kind, 'reveal'),
        inArray(posts.slot, [...slots]),
        or(
          inArray(posts.state, ['planned', 'sent']),
          and(eq(posts.state, 'failed'), exists(questionSent(database))),
        ),
      ),
    );
}

/** The question of a reveal, where it has a message. */
function questionSent(database: Database) {
  const question = alias(posts, 'question');
  return database
    .select({ id: question.id })
    .from(question)
    .where(
      and(
        eq(question.channelId, posts.channelId),
        sql`${question.kind} = 'question' and ${question.state} = 'sent'`,
        eq(question.slot, posts.slot),
      ),
    );
}

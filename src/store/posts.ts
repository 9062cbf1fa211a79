import { and, asc, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { NewPost, Post, PostStore } from '../app/ports/posts.ts';
import type { Database } from './database.ts';
import { only } from './rows.ts';
import { members, posts } from './schema.ts';

/** What became of a post. */
const recordFields = {
  id: posts.id,
  channelId: posts.channelId,
  kind: posts.kind,
  slot: posts.slot,
  date: posts.date,
  state: posts.state,
  reason: posts.reason,
  dueAt: posts.dueAt,
  closesAt: posts.closesAt,
  memberId: posts.memberId,
  failures: posts.failures,
  messageId: posts.messageId,
  sentAt: posts.sentAt,
};

/** A post's columns, as the port has them. */
export const postFields = {
  ...recordFields,
  question: posts.question,
  notice: posts.notice,
  shared: posts.shared,
};

/** Posts whose slots are free, but for those to somebody who was erased meanwhile. @returns those inserted */
export async function insertPosts(database: Database, added: readonly NewPost[]): Promise<readonly Post[]> {
  const there = await membersAmong(
    database,
    added.flatMap(({ memberId }) => memberId ?? []),
  );
  const wanted = added.filter(({ memberId }) => memberId === null || there.has(memberId));
  if (wanted.length === 0) return [];
  return await database.insert(posts).values(wanted).onConflictDoNothing().returning(postFields);
}

async function membersAmong(database: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const there = await database
    .select({ id: members.id })
    .from(members)
    .where(inArray(members.id, [...ids]));
  return new Set(there.map(({ id }) => id));
}

const largestId = 2 ** 31 - 1;

export function postStore(
  database: Database,
): Pick<PostStore, 'addPosts' | 'askPractice' | 'post' | 'postsOn' | 'troubled' | 'skippedSlots'> {
  const byId = database
    .select(postFields)
    .from(posts)
    .where(eq(posts.id, sql.placeholder('postId')))
    .prepare('post_by_id');

  return {
    addPosts: (added) => insertPosts(database, added),
    askPractice: async ({ key, at, ...practice }) => {
      const asked = await database
        .insert(posts)
        .values({ ...practice, slot: key, dueAt: at, sentAt: at, kind: 'practice', state: 'sent' })
        .onConflictDoNothing()
        .returning(postFields);
      return only(asked.length > 0 ? asked : await practiceOf(practice.memberId, key));
    },
    // Ids come from outside, too, and the database takes none that are larger.
    post: async (postId) => (postId > largestId ? undefined : (await byId.execute({ postId }))[0]),
    skippedSlots: async (channelId, after) =>
      await database
        .select({ kind: posts.kind, slot: posts.slot })
        .from(posts)
        .where(and(eq(posts.channelId, channelId), sql`${posts.state} = 'skipped'`, gt(posts.dueAt, after))),
    postsOn: async (channelId, date) =>
      await database
        .select(recordFields)
        .from(posts)
        .where(
          and(
            eq(posts.channelId, channelId),
            sql`${posts.kind} in ('question', 'leaderboard')`,
            eq(posts.date, date),
          ),
        )
        .orderBy(asc(posts.dueAt), asc(posts.id)),
    troubled: async (channelId, after) =>
      await database
        .select(recordFields)
        .from(posts)
        .where(
          and(
            eq(posts.channelId, channelId),
            sql`${posts.kind} in ('question', 'reveal', 'discussion', 'leaderboard', 'share', 'ruling', 'picture')`,
            or(
              eq(posts.state, 'failed'),
              and(eq(posts.state, 'planned'), isNotNull(posts.reason)),
              // Claimed before, so that it was tried in vain.
              sql`${posts.kind} in ('question', 'leaderboard') and ${posts.state} = 'skipped' and ${posts.fence} > 1`,
            ),
            gt(posts.dueAt, after),
          ),
        )
        .orderBy(asc(posts.dueAt), asc(posts.id)),
  };

  async function practiceOf(memberId: number, key: string) {
    const isSame = and(sql`${posts.kind} = 'practice'`, eq(posts.memberId, memberId), eq(posts.slot, key));
    return await database.select(postFields).from(posts).where(isSame);
  }
}

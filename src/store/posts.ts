import { and, asc, eq, sql } from 'drizzle-orm';
import type { PostStore } from '../app/ports/posts.ts';
import type { Database } from './database.ts';
import { only } from './rows.ts';
import { posts } from './schema.ts';

/** A post's columns, as the port has them. */
export const postFields = {
  id: posts.id,
  channelId: posts.channelId,
  kind: posts.kind,
  slot: posts.slot,
  date: posts.date,
  state: posts.state,
  reason: posts.reason,
  dueAt: posts.dueAt,
  closesAt: posts.closesAt,
  question: posts.question,
  notice: posts.notice,
  memberId: posts.memberId,
  attempts: posts.fence,
  messageId: posts.messageId,
  sentAt: posts.sentAt,
};

export function postStore(
  database: Database,
): Pick<PostStore, 'addPosts' | 'askPractice' | 'post' | 'postsOn'> {
  const byId = database
    .select(postFields)
    .from(posts)
    .where(eq(posts.id, sql.placeholder('postId')))
    .prepare('post_by_id');

  return {
    addPosts: async (added) => {
      if (added.length === 0) return [];
      return await database
        .insert(posts)
        .values([...added])
        .onConflictDoNothing()
        .returning(postFields);
    },
    askPractice: async ({ at, ...practice }) => {
      const asked = { ...practice, slot: practice.date, dueAt: at, sentAt: at };
      return only(
        await database
          .insert(posts)
          .values({ ...asked, kind: 'practice', state: 'sent' })
          .returning(postFields),
      );
    },
    post: async (postId) => (await byId.execute({ postId }))[0],
    postsOn: async (channelId, date) =>
      await database
        .select(postFields)
        .from(posts)
        .where(
          and(
            eq(posts.channelId, channelId),
            sql`${posts.kind} in ('question', 'leaderboard')`,
            eq(posts.date, date),
          ),
        )
        .orderBy(asc(posts.dueAt), asc(posts.id)),
  };
}

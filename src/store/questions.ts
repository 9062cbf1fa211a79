import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { PlanStore, UsedQuestion } from '../app/ports/plans.ts';
import type { PostStore } from '../app/ports/posts.ts';
import { instantText } from './columns.ts';
import type { Database } from './database.ts';
import { postFields } from './posts.ts';
import { channels, posts } from './schema.ts';

// Conditions are written out: a prepared statement uses a partial index only where it sees the index's own.
const isQuestion = sql`${posts.kind} = 'question'`;
const wasSent = and(isQuestion, sql`${posts.state} = 'sent'`);
const wasAsked = and(isQuestion, sql`${posts.state} in ('planned', 'sent')`);
const inChannel = eq(posts.channelId, sql.placeholder('channelId'));
const questionId = sql<string>`${posts.questionId}`;

type QuestionReader = Pick<
  PostStore,
  'postOf' | 'openQuestions' | 'openInWorkspace' | 'latestQuestions' | 'practised'
> &
  Pick<PlanStore, 'usedQuestions'>;

export function questionReader(database: Database): QuestionReader {
  const found = () => database.select(postFields).from(posts);
  const ofSlot = found()
    .where(
      and(
        sql`${posts.kind} <> 'practice'`,
        inChannel,
        eq(posts.kind, sql.placeholder('kind')),
        eq(posts.slot, sql.placeholder('slot')),
      ),
    )
    .prepare('post_of_slot');
  const open = found()
    .where(and(wasSent, inChannel, gt(posts.closesAt, sql.placeholder('now'))))
    .orderBy(asc(posts.dueAt), asc(posts.id))
    .prepare('open_questions');
  const openAnywhere = database
    .select({ pack: sql<string>`${posts.pack}`, question: questionId, channelName: channels.name })
    .from(channels)
    .innerJoin(posts, eq(posts.channelId, channels.id))
    .where(
      and(
        wasAsked,
        eq(channels.platform, sql.placeholder('platform')),
        eq(channels.workspace, sql.placeholder('workspace')),
        gt(posts.closesAt, sql.placeholder('now')),
      ),
    )
    .prepare('open_in_workspace');
  const latest = found()
    .where(and(wasSent, inChannel))
    .orderBy(desc(posts.dueAt), desc(posts.id))
    .limit(sql.placeholder('limit'))
    .prepare('latest_questions');
  const practised = database
    .select({ question: questionId })
    .from(posts)
    .where(
      and(
        sql`${posts.kind} = 'practice'`,
        eq(posts.memberId, sql.placeholder('memberId')),
        eq(posts.pack, sql.placeholder('pack')),
      ),
    )
    .groupBy(posts.questionId)
    .orderBy(sql`max(${posts.dueAt})`, sql`max(${posts.id})`)
    .prepare('practised_questions');

  return {
    postOf: async (channelId, kind, slot) => (await ofSlot.execute({ channelId, kind, slot }))[0],
    openQuestions: (channelId, now) => open.execute({ channelId, now: instantText(now) }),
    openInWorkspace: (platform, workspace, now) =>
      openAnywhere.execute({ platform, workspace, now: instantText(now) }),
    latestQuestions: (channelId, limit) => latest.execute({ channelId, limit }),
    practised: async (memberId, pack) => {
      const asked = await practised.execute({ memberId, pack });
      return asked.map(({ question }) => question);
    },
    usedQuestions: async (channelIds) => {
      const used = new Map<number, UsedQuestion[]>(channelIds.map((id) => [id, []]));
      for (const { channelId, ...question } of await selectUsed(database, channelIds)) {
        used.get(channelId)?.push(question);
      }
      return used;
    },
  };
}

/** Read from the index alone. Questions that wait in the outbox count: they are as good as posted. */
async function selectUsed(database: Database, channelIds: readonly number[]) {
  return await database
    .select({
      channelId: posts.channelId,
      pack: sql<string>`${posts.pack}`,
      question: questionId,
      at: posts.dueAt,
    })
    .from(posts)
    .where(and(wasAsked, sql`${posts.channelId} = any(${`{${channelIds.join()}}`}::integer[])`))
    .orderBy(asc(posts.dueAt), asc(posts.id));
}

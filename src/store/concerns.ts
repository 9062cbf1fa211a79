import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { ChannelQuestion, Concern } from '../app/ports/rulings.ts';
import type { Decision } from '../core/ruling.ts';
import { type Instant, Temporal } from '../core/time.ts';
import { unread } from './columns.ts';
import { flags, rulings } from './concern-schema.ts';
import type { Database } from './database.ts';
import { groupBy } from './grouping.ts';
import { anonymousAnswers } from './learning-schema.ts';
import { decisionJson } from './post-json.ts';
import { answers, posts } from './schema.ts';

/** Flagged questions are few, so what is found of them is put together here. */
export async function concernsIn(
  database: Database,
  channelIds: readonly number[],
): Promise<readonly Concern[]> {
  const ids = [...channelIds];
  const [flagged, ruled] = await Promise.all([
    database.select().from(flags).where(inArray(flags.channelId, ids)).orderBy(desc(flags.at)),
    database
      .select(ruledFields)
      .from(rulings)
      .where(inArray(rulings.channelId, ids))
      .orderBy(asc(rulings.id)),
  ]);
  if (flagged.length === 0 && ruled.length === 0) return [];
  const [flagsOf, rulingsOf] = [groupBy(flagged, keyOf), groupBy(ruled, keyOf)];
  const questions = new Map([...flagged, ...ruled].map((one) => [keyOf(one), one]));
  const asked = await askedOf(database, ids, [...questions.values()]);
  return [...questions].map(([key, { channelId, pack, question }]) => {
    const own = rulingsOf.get(key) ?? [];
    const since = own.at(-1)?.at;
    return {
      channelId,
      pack,
      question,
      flags: (flagsOf.get(key) ?? []).filter(({ at }) => isAfter(at, since)),
      decisions: own.map(({ decision }) => readDecision(decision)),
      ...(asked.get(key) ?? { answerers: 0, closesAt: null }),
    };
  });
}

const ruledFields = {
  channelId: rulings.channelId,
  pack: rulings.pack,
  question: rulings.question,
  decision: unread(rulings.decision),
  at: rulings.at,
};

/** What only a newer version can read is taken for the most that it can mean: the question is not asked. */
export function readDecision(decision: unknown): Decision {
  const read = decisionJson.safeParse(decision);
  return read.success ? read.data : { type: 'void' };
}

/** Answers of nobody any more to the question that a row is about. */
const anonymousAnswerers = sql`(
  select coalesce(sum(anonymous.answers), 0) from ${anonymousAnswers} as anonymous
  join ${posts} as past on past.id = anonymous.post_id
  where past.channel_id = ${posts.channelId} and past.pack = ${posts.pack} and past.question_id = ${posts.questionId})`;

/** How many answered each of these questions, and when the last post that asks it closes. */
async function askedOf(database: Database, channelIds: number[], questions: readonly ChannelQuestion[]) {
  const rows = await database
    .select({
      channelId: posts.channelId,
      pack: sql<string>`${posts.pack}`,
      question: sql<string>`${posts.questionId}`,
      answerers: sql`count(distinct ${answers.memberId}) + ${anonymousAnswerers}`.mapWith(Number),
      closesAt: sql`max(${posts.closesAt})`.mapWith(posts.closesAt),
    })
    .from(posts)
    .leftJoin(answers, eq(answers.postId, posts.id))
    .where(
      and(
        sql`${posts.kind} = 'question' and ${posts.state} in ('planned', 'sent')`,
        inArray(posts.channelId, channelIds),
        inArray(posts.questionId, [...new Set(questions.map(({ question }) => question))]),
      ),
    )
    .groupBy(posts.channelId, posts.pack, posts.questionId);
  return new Map(rows.map(({ answerers, closesAt, ...row }) => [keyOf(row), { answerers, closesAt }]));
}

function keyOf({ channelId, pack, question }: ChannelQuestion): string {
  return `${channelId} ${pack} ${question}`;
}

function isAfter(at: Instant, last: Instant | undefined): boolean {
  return last === undefined || Temporal.Instant.compare(at, last) > 0;
}

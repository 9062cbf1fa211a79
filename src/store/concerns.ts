import { and, asc, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Concern, Flag } from '../app/ports/rulings.ts';
import { type Instant, Temporal } from '../core/time.ts';
import type { Database } from './database.ts';
import { answers, flags, posts, rulings } from './schema.ts';

type Key = Pick<Flag, 'channelId' | 'pack' | 'question'>;

/** Flagged questions are few, so what is found of them is put together here. */
export async function concernsIn(
  database: Database,
  channelIds: readonly number[],
): Promise<readonly Concern[]> {
  const ids = [...channelIds];
  const [flagged, ruled] = await Promise.all([
    database.select().from(flags).where(inArray(flags.channelId, ids)).orderBy(desc(flags.at)),
    database.select().from(rulings).where(inArray(rulings.channelId, ids)).orderBy(asc(rulings.id)),
  ]);
  const answerers =
    flagged.length > 0 ? await answerersOf(database, ids, flagged) : new Map<string, number>();
  const questions = new Map([...flagged, ...ruled].map((one) => [keyOf(one), one]));
  return [...questions].map(([key, { channelId, pack, question }]) => {
    const own = ruled.filter((ruling) => keyOf(ruling) === key);
    return {
      channelId,
      pack,
      question,
      flags: flagged.filter((flag) => keyOf(flag) === key && isAfter(flag.at, own.at(-1)?.at)),
      answerers: answerers.get(key) ?? 0,
      decisions: own.map(({ decision }) => decision),
    };
  });
}

async function answerersOf(database: Database, channelIds: number[], flagged: readonly Flag[]) {
  const fields = {
    channelId: posts.channelId,
    pack: sql<string>`${posts.pack}`,
    question: sql<string>`${posts.questionId}`,
  };
  const counted = await database
    .select({ ...fields, answerers: countDistinct(answers.memberId) })
    .from(posts)
    .innerJoin(answers, eq(answers.postId, posts.id))
    .where(
      and(
        sql`${posts.kind} = 'question' and ${posts.state} in ('planned', 'sent')`,
        inArray(posts.channelId, channelIds),
        inArray(posts.questionId, [...new Set(flagged.map(({ question }) => question))]),
      ),
    )
    .groupBy(posts.channelId, posts.pack, posts.questionId);
  return new Map(counted.map((row) => [keyOf(row), row.answerers]));
}

function keyOf({ channelId, pack, question }: Key): string {
  return `${channelId} ${pack} ${question}`;
}

function isAfter(at: Instant, last: Instant | undefined): boolean {
  return last === undefined || Temporal.Instant.compare(at, last) > 0;
}

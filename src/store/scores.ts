import { and, asc, desc, eq, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { HardQuestion, ScoreStore } from '../app/ports/scores.ts';
import type { LocalDate } from '../core/plan.ts';
import type { Instant } from '../core/time.ts';
import type { Database } from './database.ts';
import { isListed } from './people.ts';
import { answers, ledger, members, posts } from './schema.ts';

export function scoreStore(database: Database): ScoreStore {
  const summed = (where: SQL | undefined) =>
    database
      .select(score)
      .from(ledger)
      .innerJoin(members, eq(members.id, ledger.memberId))
      .where(where)
      .groupBy(members.id)
      .orderBy(asc(members.id));

  return {
    scores: async (channelId, from, to) => await summed(and(inSpan(channelId, from, to), isListed)),
    scoreOf: async (channelId, memberId, from, to) =>
      (await summed(and(inSpan(channelId, from, to), eq(ledger.memberId, memberId))))[0],
    questionDates: (channelId) => questionDates(database, channelId),
    answeredDates: (channelId, memberIds) => answeredDates(database, channelId, memberIds),
    datesOf: (memberId) => datesOf(database, memberId),
    hardestQuestion: (channelId, from, to, minAnswers) =>
      hardestQuestion(database, inSpan(channelId, from, to), minAnswers),
  };
}

const inPoints = (hundredths: SQL) => sql`${hundredths}`.mapWith((sum) => Number(sum) / 100);

/** An answer's own entry has ruling 0; those of later rulings change its points, not how many answers there are. */
const isAnswer = sql`${ledger.ruling} = 0`;

const score = {
  memberId: members.id,
  name: members.name,
  points: inPoints(sql`sum(${ledger.points})`),
  possible: inPoints(sql`sum(${ledger.possible})`),
  answers: sql`count(*) filter (where ${isAnswer})`.mapWith(Number),
  days: sql`count(distinct ${ledger.date})`.mapWith(Number),
};

function inSpan(channelId: number, from: Instant | null, to: Instant): SQL | undefined {
  return and(eq(ledger.channelId, channelId), from ? gt(ledger.at, from) : undefined, lte(ledger.at, to));
}

async function questionDates(database: Database, channelId: number): Promise<readonly LocalDate[]> {
  const dates = await database
    .selectDistinct({ date: posts.date })
    .from(posts)
    .where(and(eq(posts.channelId, channelId), sql`${posts.kind} = 'question'`, sql`${posts.state} = 'sent'`))
    .orderBy(asc(posts.date));
  return dates.map(({ date }) => date);
}

async function answeredDates(database: Database, channelId: number, memberIds: readonly number[]) {
  const dates = new Map<number, LocalDate[]>(memberIds.map((id) => [id, []]));
  const rows = await database
    .selectDistinct({ memberId: ledger.memberId, date: ledger.date })
    .from(ledger)
    .where(and(eq(ledger.channelId, channelId), inArray(ledger.memberId, [...memberIds])))
    .orderBy(asc(ledger.date));
  for (const { memberId, date } of rows) dates.get(memberId)?.push(date);
  return dates;
}

async function datesOf(database: Database, memberId: number): Promise<readonly LocalDate[]> {
  const dates = await database
    .selectDistinct({ date: posts.date })
    .from(answers)
    .innerJoin(posts, eq(posts.id, answers.postId))
    .where(eq(answers.memberId, memberId))
    .orderBy(asc(posts.date));
  return dates.map(({ date }) => date);
}

/** Of the points possible; none where everything was declared void. */
const earnedFraction = sql`sum(${ledger.points})::double precision / nullif(sum(${ledger.possible}), 0)`;
const ownEntries = sql`count(*) filter (where ${isAnswer})`;
const counts = sql`sum(${ledger.possible}) > 0`;

async function hardestQuestion(
  database: Database,
  span: SQL | undefined,
  minAnswers: number,
): Promise<HardQuestion | undefined> {
  const [hardest] = await database
    .select({
      postId: posts.id,
      question: sql<string>`${posts.questionId}`,
      pack: sql<string>`${posts.pack}`,
      fraction: earnedFraction.mapWith(Number),
      answers: ownEntries.mapWith(Number),
    })
    .from(ledger)
    .innerJoin(posts, eq(posts.id, ledger.postId))
    .where(span)
    .groupBy(posts.id)
    .having(and(gte(ownEntries, minAnswers), counts))
    .orderBy(asc(earnedFraction), desc(ownEntries), asc(posts.id))
    .limit(1);
  return hardest;
}

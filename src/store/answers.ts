import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import type { Answer, AnswerStore } from '../app/ports/answers.ts';
import type { NamedAnswer } from '../core/tally.ts';
import type { Database } from './database.ts';
import { anonymousAnswers } from './learning-schema.ts';
import { isListed } from './people.ts';
import { only } from './rows.ts';
import { answers, ledger, members, posts } from './schema.ts';

export function answerStore(database: Database): AnswerStore {
  const unscored = insertAnswer(database).prepare('record_unscored_answer');
  const scored = insertScoredAnswer(database).prepare('record_scored_answer');
  const { postId, memberId } = parameters;
  const first = database
    .select()
    .from(answers)
    .where(and(eq(answers.postId, postId), eq(answers.memberId, memberId)))
    .prepare('first_answer');
  const findFirst = async (ids: { postId: number; memberId: number }) =>
    (await first.execute(ids)).map(toAnswer);

  return {
    recordAnswer: async ({ verdict, ...given }, inLedger) => {
      const recorded = await (inLedger ? scored : unscored).execute({
        ...given,
        secondOpinion: null,
        ...verdict,
      });
      return recorded.length === 1
        ? { type: 'recorded' }
        : { type: 'duplicate', first: only(await findFirst(given)) };
    },
    answerOf: async (postId, memberId) => (await findFirst({ postId, memberId }))[0],
    answerCount: async (postId) => {
      const counted = database.select({ answers: count() }).from(answers).where(eq(answers.postId, postId));
      const [{ answers: named }, anonymous] = [
        only(await counted),
        await anonymousAnswersTo(database, postId),
      ];
      return anonymous.reduce((sum, { answers: times }) => sum + times, named);
    },
    answersTo: async (postId) => {
      const given = await database
        .select({ answer: answers, name: members.name, listed: sql<boolean>`${isListed}` })
        .from(answers)
        .innerJoin(members, eq(members.id, answers.memberId))
        .where(eq(answers.postId, postId))
        .orderBy(asc(members.name), asc(members.id));
      const named = given.map(({ answer, name, listed }) => ({ ...toAnswer(answer), name, listed }));
      return [...named, ...(await anonymousAnswersTo(database, postId)).flatMap(toNamed)];
    },
  };
}

/** A row for each way in which nobody any more has answered. */
async function anonymousAnswersTo(database: Database, postId: number) {
  return await database.select().from(anonymousAnswers).where(eq(anonymousAnswers.postId, postId));
}

function toNamed(row: typeof anonymousAnswers.$inferSelect): readonly NamedAnswer[] {
  const { response, fraction, ideasHit } = row;
  return Array(row.answers).fill({ response, verdict: { fraction, ideasHit }, name: null, listed: false });
}

const parameters = {
  postId: sql.placeholder('postId'),
  memberId: sql.placeholder('memberId'),
  channelId: sql.placeholder('channelId'),
  response: sql.placeholder('response'),
  fraction: sql.placeholder('fraction'),
  points: sql.placeholder('points'),
  ideasHit: sql.placeholder('ideasHit'),
  secondOpinion: sql.placeholder('secondOpinion'),
  at: sql.placeholder('at'),
};

/** Returns a row where the answer is the member's first. */
function insertAnswer(database: Database) {
  return database.insert(answers).values(parameters).onConflictDoNothing().returning({
    postId: answers.postId,
    memberId: answers.memberId,
    channelId: answers.channelId,
    points: answers.points,
    at: answers.at,
  });
}

/** The same, with what the answer earned, in one statement: neither is ever there without the other. */
export function insertScoredAnswer(database: Database) {
  const recorded = database.$with('recorded').as(insertAnswer(database));
  const entry = database
    .select({
      postId: recorded.postId,
      memberId: recorded.memberId,
      ruling: number('ruling', sql`0`),
      channelId: recorded.channelId,
      points: number('points', sql`round(${recorded.points} * 100)::integer`),
      possible: number('possible', sql`${posts.difficulty} * 100`),
      date: posts.date,
      at: recorded.at,
    })
    .from(recorded)
    .innerJoin(posts, eq(posts.id, recorded.postId));
  return database.with(recorded).insert(ledger).select(entry).returning({ postId: ledger.postId });
}

function number(name: string, expression: SQL) {
  return sql<number>`${expression}`.as(name);
}

/** An answer as the port has it. */
export function toAnswer(row: typeof answers.$inferSelect): Answer {
  const { fraction, points, ideasHit, secondOpinion, ...given } = row;
  const verdict = { fraction, points, ideasHit };
  return { ...given, verdict: secondOpinion ? { ...verdict, secondOpinion } : verdict };
}

import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { ChannelQuestion, PastAnswer, RulingStore } from '../app/ports/rulings.ts';
import { Temporal } from '../core/time.ts';
import { toAnswer } from './answers.ts';
import { flags, rulings } from './concern-schema.ts';
import { concernsIn } from './concerns.ts';
import type { Database } from './database.ts';
import { sendRevealsAgain } from './outbox.ts';
import { insertPosts } from './posts.ts';
import { answers, ledger, posts } from './schema.ts';

export function rulingStore(database: Database): RulingStore {
  return {
    flag: async (flag) => {
      const recorded = await database
        .insert(flags)
        .values(flag)
        .onConflictDoNothing()
        .returning({ postId: flags.postId });
      return recorded.length === 1 ? 'recorded' : 'duplicate';
    },
    concerns: (channelIds) => concernsIn(database, channelIds),
    decisions: (question) => decisionsOn(database, question),
    rule: ({ decision, ...ruling }, openAfter, conclude) =>
      database.transaction(async (tx) => {
        const past = await lockQuestion(tx, ruling);
        if (past.some(({ closesAt }) => closesAt && Temporal.Instant.compare(closesAt, openAfter) > 0))
          return 'open';
        const before = await decisionsOn(tx, ruling);
        const [recorded] = await tx
          .insert(rulings)
          .values({ ...ruling, decision })
          .onConflictDoNothing()
          .returning({ id: rulings.id });
        if (!recorded) return 'duplicate';
        const { corrections, posts: told } = conclude(before, await pastAnswers(tx, past));
        if (corrections.length > 0)
          await tx.insert(ledger).values(corrections.map((entry) => ({ ...entry, ruling: recorded.id })));
        await insertPosts(tx, told);
        await sendRevealsAgain(
          tx,
          ruling.channelId,
          past.map(({ slot }) => slot),
          ruling.at,
        );
        return 'ruled';
      }),
  };
}

/** Its posts, locked: of two rulings at the same time, the second sees what the first has done. */
async function lockQuestion(tx: Database, { channelId, pack, question }: ChannelQuestion) {
  return await tx
    .select({ id: posts.id, slot: posts.slot, closesAt: posts.closesAt })
    .from(posts)
    .where(
      and(
        sql`${posts.kind} = 'question' and ${posts.state} in ('planned', 'sent')`,
        eq(posts.channelId, channelId),
        eq(posts.pack, pack),
        eq(posts.questionId, question),
      ),
    )
    .orderBy(asc(posts.id))
    .for('update');
}

async function decisionsOn(database: Database, question: ChannelQuestion) {
  const decided = await database
    .select({ decision: rulings.decision })
    .from(rulings)
    .where(isOn(question))
    .orderBy(asc(rulings.id));
  return decided.map(({ decision }) => decision);
}

function isOn({ channelId, pack, question }: ChannelQuestion): SQL | undefined {
  return and(eq(rulings.channelId, channelId), eq(rulings.pack, pack), eq(rulings.question, question));
}

async function pastAnswers(tx: Database, past: readonly { id: number }[]): Promise<readonly PastAnswer[]> {
  const given = await tx
    .select({
      answer: answers,
      question: posts.question,
      date: posts.date,
      points: sql`sum(${ledger.points})`.mapWith(Number),
      possible: sql`sum(${ledger.possible})`.mapWith(Number),
    })
    .from(answers)
    .innerJoin(posts, eq(posts.id, answers.postId))
    .innerJoin(ledger, and(eq(ledger.postId, answers.postId), eq(ledger.memberId, answers.memberId)))
    .where(
      inArray(
        answers.postId,
        past.map(({ id }) => id),
      ),
    )
    .groupBy(answers.postId, answers.memberId, posts.id)
    .orderBy(asc(answers.postId), asc(answers.memberId));
  return given.flatMap(({ answer, question, date, ...earned }) =>
    question ? [{ ...toAnswer(answer), question, date, earned }] : [],
  );
}

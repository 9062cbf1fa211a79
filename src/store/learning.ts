import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LearningStore } from '../app/ports/learning.ts';
import type { PastRecall } from '../core/learning/review.ts';
import type { QuestionKind } from '../core/pack.ts';
import { fractionOf, isValid, valid, validityAfter } from '../core/ruling.ts';
import { readJson, unread } from './columns.ts';
import { rulings } from './concern-schema.ts';
import type { Database } from './database.ts';
import { nudgeStore } from './nudges.ts';
import { decisionJson, questionJson, responseJson } from './post-json.ts';
import { answers, members, posts } from './schema.ts';

export function learningStore(database: Database): LearningStore {
  return {
    ...nudgeStore(database),
    recallsOf: async (memberId, pack) => (await selectRecalls(database, memberId, pack)).flatMap(readRecall),
    answerersIn: async (channelId) => {
      const found = await selectAnswerers(database, channelId);
      return found.map(({ id }) => id);
    },
  };
}

async function selectAnswerers(database: Database, channelId: number) {
  return await database
    .selectDistinct({ id: answers.memberId })
    .from(posts)
    .innerJoin(answers, eq(answers.postId, posts.id))
    .innerJoin(members, eq(members.id, answers.memberId))
    .where(
      and(
        eq(posts.channelId, channelId),
        sql`${posts.kind} = 'question' and ${posts.state} in ('planned', 'sent')`,
        isNull(members.leftAt),
      ),
    )
    .orderBy(answers.memberId);
}

/** Most questions are never ruled on: only the snapshots of those that were are read, to weigh their answers anew. */
async function selectRecalls(database: Database, memberId: number, pack: string) {
  const ruled = database
    .select({
      channelId: rulings.channelId,
      question: rulings.question,
      decisions: sql<unknown>`jsonb_agg(${rulings.decision} order by ${rulings.id})`.as('decisions'),
    })
    .from(rulings)
    .where(eq(rulings.pack, pack))
    .groupBy(rulings.channelId, rulings.question)
    .as('ruled');
  return await database
    .select({
      response: unread(answers.response),
      fraction: answers.fraction,
      at: answers.at,
      question: sql<string>`${posts.questionId}`,
      kind: sql<QuestionKind>`${posts.question} ->> 'kind'`,
      difficulty: sql<PastRecall['difficulty']>`${posts.difficulty}`,
      decisions: ruled.decisions,
      snapshot: sql<unknown>`case when ${ruled.decisions} is not null then ${posts.question} end`,
    })
    .from(answers)
    .innerJoin(posts, eq(posts.id, answers.postId))
    .leftJoin(ruled, and(eq(ruled.channelId, posts.channelId), eq(ruled.question, posts.questionId)))
    .where(and(eq(answers.memberId, memberId), eq(posts.pack, pack)))
    .orderBy(answers.at, answers.postId);
}

type RecallRow = Omit<PastRecall, 'written'> & {
  readonly response: unknown;
  readonly decisions: unknown;
  readonly snapshot: unknown;
};

/** Read one by one: what a newer version wrote tells this one nothing, and takes nothing from the rest. */
function readRecall(row: RecallRow): readonly PastRecall[] {
  try {
    return recallsOn(row);
  } catch {
    return [];
  }
}

/** What an answer tells: nothing where its question was declared void. */
function recallsOn({ response: given, decisions, snapshot, ...about }: RecallRow): readonly PastRecall[] {
  const validity = decisions ? validityAfter(readJson('decision', decisionsJson, decisions)) : valid;
  if (validity.void) return [];
  const response = readJson('response', responseJson, given);
  const fraction = isValid(validity)
    ? about.fraction
    : fractionOf(readJson('question', questionJson, snapshot), { response, verdict: about }, validity);
  return [{ ...about, written: response.type === 'written', fraction }];
}

const decisionsJson = z.array(decisionJson);

import { and, asc, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MemberRef } from '../app/ports/platform.ts';
import type { MemberData } from '../app/ports/privacy.ts';
import { toAnswer } from './answers.ts';
import { readEach, readJson, unread } from './columns.ts';
import { flags, rulings } from './concern-schema.ts';
import type { Database } from './database.ts';
import { nudges } from './learning-schema.ts';
import { isMember, memberFields } from './people.ts';
import { planJson, typedJson } from './plan-json.ts';
import { decisionJson, noticeJson, questionJson, responseJson } from './post-json.ts';
import { answers, channels, drafts, ledger, members, posts } from './schema.ts';

/** All that is kept about a member, but for whose plans they organise, and for what only a newer version can read. */
export async function dataOf(
  database: Database,
  ref: MemberRef,
): Promise<Omit<MemberData, 'organises'> | undefined> {
  const [member] = await database.select(memberFields).from(members).where(isMember(ref));
  if (!member) return undefined;
  const [given, practised, told, [nudge]] = await Promise.all([
    answersOf(database, member.id),
    practiceOf(database, member.id),
    noticesTo(database, member.id),
    nudgeOf(database, member.id),
  ]);
  return {
    member,
    answers: readEach(given, ({ question, answer, ...about }) => ({
      ...about,
      question: readJson('question', questionJson, question),
      given: readAnswer(answer),
    })),
    ledger: await ledgerOf(database, member.id),
    practice: practised,
    flags: await flagsOf(database, member.id),
    rulings: await rulingsOf(database, member.id),
    drafts: await draftsOf(database, member.id),
    nudge: nudge ?? null,
    notices: readEach(told, (row) => ({ ...row, notice: readJson('notice', noticeJson, row.notice) })),
  };
}

const inChannel = { channelName: channels.name };
const asked = { ...inChannel, pack: sql<string>`${posts.pack}`, question: sql<string>`${posts.questionId}` };
const isPractice = sql<boolean>`${posts.kind} = 'practice'`;

async function answersOf(database: Database, memberId: number) {
  return await database
    .select({
      ...inChannel,
      practice: isPractice,
      question: unread(posts.question),
      answer: {
        ...getTableColumns(answers),
        response: unread(answers.response),
        ideasHit: unread(answers.ideasHit),
        secondOpinion: unread(answers.secondOpinion),
      },
    })
    .from(answers)
    .innerJoin(posts, eq(posts.id, answers.postId))
    .innerJoin(channels, eq(channels.id, posts.channelId))
    .where(eq(answers.memberId, memberId))
    .orderBy(asc(answers.at), asc(answers.postId));
}

type AnswerRow = Awaited<ReturnType<typeof answersOf>>[number]['answer'];

function readAnswer({ response, ideasHit, secondOpinion, ...row }: AnswerRow) {
  return toAnswer({
    ...row,
    response: readJson('response', responseJson, response),
    ideasHit: readJson('ideas_hit', ideasJson, ideasHit),
    secondOpinion: readJson('second_opinion', ideasJson.nullable(), secondOpinion),
  });
}

const ideasJson = z.array(z.string());

async function ledgerOf(database: Database, memberId: number) {
  const { points, possible, date, at } = ledger;
  return await database
    .select({ ...asked, points, possible, ruling: sql<boolean>`${ledger.ruling} > 0`, date, at })
    .from(ledger)
    .innerJoin(posts, eq(posts.id, ledger.postId))
    .innerJoin(channels, eq(channels.id, posts.channelId))
    .where(eq(ledger.memberId, memberId))
    .orderBy(asc(ledger.at), asc(ledger.postId), asc(ledger.ruling));
}

async function practiceOf(database: Database, memberId: number) {
  return await database
    .select({ ...asked, at: posts.dueAt })
    .from(posts)
    .innerJoin(channels, eq(channels.id, posts.channelId))
    .where(and(eq(posts.memberId, memberId), isPractice))
    .orderBy(asc(posts.dueAt), asc(posts.id));
}

async function noticesTo(database: Database, memberId: number) {
  const { state, dueAt } = posts;
  return await database
    .select({ ...inChannel, notice: unread(posts.notice), state, dueAt })
    .from(posts)
    .innerJoin(channels, eq(channels.id, posts.channelId))
    .where(and(eq(posts.memberId, memberId), isNotNull(posts.notice)))
    .orderBy(asc(posts.dueAt), asc(posts.id));
}

async function flagsOf(database: Database, memberId: number) {
  const { pack, question, reason, at } = flags;
  return await database
    .select({ ...inChannel, pack, question, reason, at })
    .from(flags)
    .innerJoin(channels, eq(channels.id, flags.channelId))
    .where(eq(flags.memberId, memberId))
    .orderBy(asc(flags.at), asc(flags.postId));
}

async function rulingsOf(database: Database, memberId: number) {
  const { pack, question, at } = rulings;
  const given = await database
    .select({ ...inChannel, pack, question, decision: unread(rulings.decision), at })
    .from(rulings)
    .innerJoin(channels, eq(channels.id, rulings.channelId))
    .where(eq(rulings.memberId, memberId))
    .orderBy(asc(rulings.id));
  return readEach(given, (row) => ({ ...row, decision: readJson('decision', decisionJson, row.decision) }));
}

async function draftsOf(database: Database, memberId: number) {
  const begun = await database
    .select({ ...inChannel, plan: unread(drafts.plan), typed: unread(drafts.typed), saved: drafts.saved })
    .from(drafts)
    .innerJoin(channels, eq(channels.id, drafts.channelId))
    .where(eq(drafts.memberId, memberId))
    .orderBy(asc(channels.id));
  return readEach(begun, (row) => ({
    ...row,
    plan: readJson('plan', planJson, row.plan),
    typed: readJson('typed', typedJson.nullable(), row.typed),
  }));
}

async function nudgeOf(database: Database, memberId: number) {
  return await database
    .select({ ...inChannel, time: nudges.time, zone: nudges.zone })
    .from(nudges)
    .innerJoin(channels, eq(channels.id, nudges.channelId))
    .where(eq(nudges.memberId, memberId));
}

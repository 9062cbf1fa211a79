import { type SQL, sql } from 'drizzle-orm';
import type { StatisticsScope } from '../app/ports/statistics.ts';
import { instantText } from './columns.ts';
import { flags, rulings } from './concern-schema.ts';
import { anonymousAnswers } from './learning-schema.ts';
import { answers, channels, posts } from './schema.ts';

/** A question of a pack. */
export interface QuestionRow {
  readonly pack: string;
  readonly questionId: string;
}

/** A question in some words in which it was asked; `postId` is null where that was in practice alone. */
export interface WordingRow extends QuestionRow {
  /** What tells them from all others. */
  readonly wording: string;
  readonly postId: number | null;
  readonly question: unknown;
}

export interface AnswerRow extends QuestionRow {
  readonly channelId: number;
  /** Null: of people who are erased. */
  readonly memberId: number | null;
  /** Null: it was written. */
  readonly picks: unknown;
  readonly fraction: number;
  readonly times: number;
}

export interface FlagRow extends QuestionRow {
  readonly members: number;
}

export interface RulingRow extends QuestionRow {
  readonly channelId: number;
  readonly decisions: readonly unknown[];
}

/** Each question in all words in which it was asked, by pack and id, the latest first. */
export function wordingsIn(scope: StatisticsScope): SQL {
  return sql`${askedIn(scope)}, latest as (
      select distinct on (wording) * from asked order by wording, kind desc, due_at desc, post_id desc
    )
    select latest.pack, latest.question_id as "questionId", wording,
      case latest.kind when 'question' then post_id end as "postId", ${posts}.question
    from latest join ${posts} on ${posts}.id = latest.post_id
    order by latest.pack, latest.question_id, latest.kind desc, latest.due_at desc, latest.post_id desc`;
}

/** Of each member the first to a question in any of these wordings, and those of people who are erased. */
export function answersIn(scope: StatisticsScope, wordings: readonly string[]): SQL {
  return sql`${askedIn(scope)}, counted as (
      select * from asked
      where kind = 'question' and wording in (select jsonb_array_elements_text(${JSON.stringify(wordings)}::text::jsonb))
    ), firsts as (
      select distinct on (member_id, pack, question_id) counted.*, member_id, response, fraction
      from counted join ${answers} using (post_id)
      order by member_id, pack, question_id, at, post_id
    )
    select pack, question_id as "questionId", channel_id as "channelId", member_id as "memberId",
      response -> 'picks' as picks, fraction, 1 as times
    from firsts
    union all
    select pack, question_id, counted.channel_id, null, response -> 'picks', fraction, answers
    from counted join ${anonymousAnswers} using (post_id)`;
}

/** How many members have flagged each question since its last ruling. */
export function flagsIn(scope: StatisticsScope): SQL {
  return sql`
    select pack, question as "questionId", count(distinct member_id)::integer as members
    from ${flags} as flagged
    where ${within(scope)} and not exists (
      select from ${rulings} as ruled
      where ruled.channel_id = flagged.channel_id and ruled.pack = flagged.pack
        and ruled.question = flagged.question and ruled.at >= flagged.at)
    group by pack, question`;
}

/** All that each channel has decided about each question, oldest first. */
export function rulingsIn(scope: StatisticsScope): SQL {
  return sql`
    select pack, question as "questionId", channel_id as "channelId", jsonb_agg(decision order by id) as decisions
    from ${rulings} where ${within(scope)} group by pack, question, channel_id`;
}

/**
 * The posts that ask, with what tells wordings apart: options are shuffled for each post, and most of a snapshot is no part
 * of what is asked. Some that differ here are still alike; that is not for the database to tell.
 */
function askedIn(scope: StatisticsScope): SQL {
  return sql`
    with asked as (
      select id as post_id, channel_id, kind, pack, question_id, due_at, md5(jsonb_build_array(
        pack, question_id, question -> 'stem', question -> 'rubric',
        (select jsonb_agg(option - 'feedback' order by option ->> 'id')
          from jsonb_array_elements(question -> 'options') as option)
      )::text) as wording
      from ${posts}
      where ${within(scope)} and (
        kind = 'question' and state in ('planned', 'sent') and closes_at <= ${closedBy(scope)}
        or kind = 'practice' and id in (select post_id from ${flags}))
    )`;
}

function closedBy({ closedBy: here, elsewhere }: StatisticsScope): SQL {
  const moment = sql`${instantText(here)}::timestamptz`;
  if (!elsewhere) return moment;
  return sql`case when channel_id in (select id from ${channels} where platform = ${elsewhere.platform})
    then ${instantText(elsewhere.closedBy)}::timestamptz else ${moment} end`;
}

function within({ channelId, pack }: StatisticsScope): SQL {
  const inChannel = channelId === null ? sql`true` : sql`channel_id = ${channelId}`;
  return pack === null ? inChannel : sql`${inChannel} and pack = ${pack}`;
}

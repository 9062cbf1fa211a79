import { type SQL, sql } from 'drizzle-orm';
import type { StatisticsScope } from '../app/ports/statistics.ts';
import { instantText } from './columns.ts';
import { flags, rulings } from './concern-schema.ts';
import { anonymousAnswers } from './learning-schema.ts';
import { answers, posts } from './schema.ts';

/** A question of a pack. */
export interface QuestionRow {
  readonly pack: string;
  readonly questionId: string;
}

/** A question as it was asked last; `postId` is null where it was asked in practice alone. */
export interface LatestRow extends QuestionRow {
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

/** Each question once, by pack and id. */
export function latestIn(scope: StatisticsScope): SQL {
  return sql`${askedIn(scope)}
    select latest.pack, latest.question_id as "questionId", case latest.kind when 'question' then post_id end as "postId",
      ${posts}.question
    from latest join ${posts} on ${posts}.id = latest.post_id
    order by latest.pack, latest.question_id`;
}

/** Of each member the first to a question as it is worded by now, and those of people who are erased. */
export function answersIn(scope: StatisticsScope): SQL {
  return sql`${askedIn(scope)}, counted as (
      select asked.* from asked join latest using (pack, question_id, wording) where asked.kind = 'question'
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
 * The posts that ask, and the latest of each question. Options are shuffled for each post, and what is said after an
 * answer is no part of what was asked, so neither makes another wording.
 */
function askedIn(scope: StatisticsScope): SQL {
  return sql`
    with asked as (
      select id as post_id, channel_id, kind, pack, question_id, due_at, md5(jsonb_build_array(
        question -> 'stem', question -> 'rubric',
        (select jsonb_agg(option - 'feedback' order by option ->> 'id')
          from jsonb_array_elements(question -> 'options') as option)
      )::text) as wording
      from ${posts}
      where ${within(scope)} and (
        kind = 'question' and state in ('planned', 'sent') and closes_at <= ${instantText(scope.closedBy)}::timestamptz
        or kind = 'practice' and id in (select post_id from ${flags}))
    ), latest as (
      select distinct on (pack, question_id) * from asked
      order by pack, question_id, kind desc, due_at desc, post_id desc
    )`;
}

function within({ channelId, pack }: StatisticsScope): SQL {
  const inChannel = channelId === null ? sql`true` : sql`channel_id = ${channelId}`;
  return pack === null ? inChannel : sql`${inChannel} and pack = ${pack}`;
}

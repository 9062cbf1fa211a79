import { and, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  type PgColumn,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { PostKind, PostState } from '../app/ports/posts.ts';
import { checkedJson, id, instant } from './columns.ts';
import { baseJson, organisersJson, planJson, typedJson } from './plan-json.ts';
import { noticeJson, questionJson, responseJson, sharedJson } from './post-json.ts';

export const channels = pgTable(
  'channels',
  {
    id: id(),
    platform: text('platform').notNull(),
    workspace: text('workspace').notNull(),
    channel: text('channel').notNull(),
    name: text('name').notNull(),
  },
  (table) => [unique('channels_ref').on(table.platform, table.workspace, table.channel)],
);

export const members = pgTable(
  'members',
  {
    id: id(),
    platform: text('platform').notNull(),
    workspace: text('workspace').notNull(),
    member: text('member').notNull(),
    name: text('name').notNull(),
    hidden: boolean('hidden').notNull().default(false),
    leftAt: instant('left_at'),
  },
  (table) => [unique('members_ref').on(table.platform, table.workspace, table.member)],
);

export const plans = pgTable(
  'plans',
  {
    channelId: integer('channel_id')
      .primaryKey()
      .references(() => channels.id),
    /** The channel's, copied for the index. */
    platform: text('platform').notNull(),
    plan: checkedJson('plan', planJson).notNull(),
    organisers: checkedJson('organisers', organisersJson).notNull(),
    handledUntil: instant('handled_until').notNull(),
    dueAt: instant('due_at'),
    pausedAt: instant('paused_at'),
    pausedReason: text('paused_reason'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [index('plans_due').on(table.platform, table.dueAt).where(sql`${table.pausedAt} is null`)],
);

export const drafts = pgTable(
  'drafts',
  {
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    memberId: integer('member_id')
      .notNull()
      .references(() => members.id),
    plan: checkedJson('plan', planJson).notNull(),
    organisers: checkedJson('organisers', organisersJson).notNull(),
    base: checkedJson('base', baseJson),
    typed: checkedJson('typed', typedJson),
    version: integer('version').notNull().default(1),
    saved: boolean('saved').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.channelId, table.memberId] })],
);

/** Every kind of post. */
export const kinds = [
  'question',
  'reveal',
  'discussion',
  'leaderboard',
  'notice',
  'share',
  'practice',
  'ruling',
  'picture',
] as const;
const states = ['planned', 'sent', 'skipped', 'failed'] as const;

/** A part of the question's snapshot, kept beside it so that it can be indexed and counted. */
const ofQuestion = (path: string): SQL => sql.raw(`(question ->> '${path}')`);
const numberOfQuestion = (path: string): SQL => sql.raw(`((question ->> '${path}')::integer)`);

/** Everything that was or will be posted, and practice questions, which most indexes leave out: they outnumber the rest. */
export const posts = pgTable(
  'posts',
  {
    id: id(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    kind: text('kind', { enum: kinds }).$type<PostKind>().notNull(),
    slot: text('slot').notNull(),
    date: date('date').notNull(),
    state: text('state', { enum: states }).$type<PostState>().notNull(),
    reason: text('reason'),
    dueAt: instant('due_at').notNull(),
    closesAt: instant('closes_at'),
    question: checkedJson('question', questionJson),
    pack: text('pack').generatedAlwaysAs(ofQuestion('pack')),
    questionId: text('question_id').generatedAlwaysAs(ofQuestion('id')),
    chapter: integer('chapter').generatedAlwaysAs(numberOfQuestion('chapter')),
    difficulty: integer('difficulty').generatedAlwaysAs(numberOfQuestion('difficulty')),
    notice: checkedJson('notice', noticeJson),
    shared: checkedJson('shared', sharedJson),
    memberId: integer('member_id').references(() => members.id),
    messageId: text('message_id'),
    sentAt: instant('sent_at'),
    /** Nobody may claim the post before; the database's clock, unlike `due_at`. Serves as lease and as backoff. */
    freeAt: instant('free_at').notNull().default(sql`'-infinity'`),
    /** Raised by each claim. */
    fence: integer('fence').notNull().default(0),
    failures: integer('failures').notNull().default(0),
  },
  (table) => [
    oneOf('posts_kind', table.kind, kinds),
    oneOf('posts_state', table.state, states),
    uniqueIndex('posts_slot')
      .on(table.channelId, table.kind, table.slot)
      .where(ne(table.kind, sql`'practice'`)),
    uniqueIndex('posts_practice').on(table.memberId, table.slot).where(eq(table.kind, sql`'practice'`)),
    // In the order in which posts are claimed, so that a claim reads no more of a long outbox than it takes.
    index('posts_due').on(table.dueAt, table.id).where(eq(table.state, sql`'planned'`)),
    index('posts_waiting').on(table.channelId, table.dueAt, table.id).where(eq(table.state, sql`'planned'`)),
    index('posts_practised')
      .on(table.memberId, table.pack, table.questionId, table.dueAt)
      .where(eq(table.kind, sql`'practice'`)),
    index('posts_member').on(table.memberId).where(isNotNull(table.memberId)),
    index('posts_asked')
      .on(table.channelId, table.dueAt, table.pack, table.questionId)
      .where(
        and(eq(table.kind, sql`'question'`), inArray(table.state, [sql`'planned'`, sql`'sent'`])) as SQL,
      ),
  ],
);

/** What members answered. Insert-only: a trigger refuses changes. */
export const answers = pgTable(
  'answers',
  {
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id),
    memberId: integer('member_id')
      .notNull()
      .references(() => members.id),
    channelId: integer('channel_id').notNull(),
    response: checkedJson('response', responseJson).notNull(),
    fraction: doublePrecision('fraction').notNull(),
    points: doublePrecision('points').notNull(),
    ideasHit: checkedJson('ideas_hit', z.array(z.string())).notNull(),
    /** Null where no second opinion was asked for, or none came in time. */
    secondOpinion: checkedJson('second_opinion', z.array(z.string())),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.memberId] }),
    index('answers_member').on(table.memberId, table.at),
  ],
);

/**
 * What answers earned, in hundredths of a point. Insert-only: a trigger refuses changes. Ruling 0 is the answer's own
 * entry; a later decision about a question adds entries of its own.
 */
export const ledger = pgTable(
  'ledger',
  {
    postId: integer('post_id').notNull(),
    memberId: integer('member_id').notNull(),
    ruling: integer('ruling').notNull(),
    channelId: integer('channel_id').notNull(),
    points: integer('points').notNull(),
    possible: integer('possible').notNull(),
    /** The local date of the post. */
    date: date('date').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.memberId, table.ruling] }),
    foreignKey({
      columns: [table.postId, table.memberId],
      foreignColumns: [answers.postId, answers.memberId],
    }),
    index('ledger_member').on(table.memberId, table.at),
  ],
);

function oneOf(name: string, column: PgColumn, values: readonly string[]) {
  const list = sql.raw(values.map((value) => `'${value}'`).join(', '));
  return check(name, sql`${column} in (${list})`);
}

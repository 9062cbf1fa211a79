import { doublePrecision, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { checkedJson, instant } from './columns.ts';
import { responseJson } from './post-json.ts';
import { channels, members, posts } from './schema.ts';

/** Members who want to be told once a day, in private, when something is due for review. */
export const nudges = pgTable(
  'nudges',
  {
    memberId: integer('member_id')
      .primaryKey()
      .references(() => members.id),
    /** Where they asked for it: whose pack they review, and where the word goes on platforms that need a channel. */
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    /** The channel's, copied for the index. */
    platform: text('platform').notNull(),
    /** Local time, such as `08:30`. */
    time: text('time').notNull(),
    /** IANA name of the zone. */
    zone: text('zone').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [index('nudges_due').on(table.platform, table.dueAt)],
);

/** How often an answer was given by people about whom nothing is kept any more. A written one is kept without its words. */
export const anonymousAnswers = pgTable(
  'anonymous_answers',
  {
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id),
    channelId: integer('channel_id').notNull(),
    response: checkedJson('response', responseJson).notNull(),
    fraction: doublePrecision('fraction').notNull(),
    ideasHit: checkedJson('ideas_hit', z.array(z.string())).notNull(),
    answers: integer('answers').notNull(),
  },
  (table) => [
    unique('anonymous_answers_same').on(table.postId, table.response, table.fraction, table.ideasHit),
  ],
);

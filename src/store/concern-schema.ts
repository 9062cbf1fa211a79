import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { checkedJson, id, instant } from './columns.ts';
import { decisionJson } from './post-json.ts';
import { channels, members, posts } from './schema.ts';

/** What members say is wrong with a question. Insert-only. The question is its post's, copied for the index. */
export const flags = pgTable(
  'flags',
  {
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id),
    memberId: integer('member_id')
      .notNull()
      .references(() => members.id),
    channelId: integer('channel_id').notNull(),
    pack: text('pack').notNull(),
    question: text('question').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.memberId] }),
    index('flags_question').on(table.channelId, table.pack, table.question),
  ],
);

/** What organisers decided about questions, in order of their ids. Insert-only. */
export const rulings = pgTable(
  'rulings',
  {
    id: id(),
    key: text('key').notNull().unique(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    pack: text('pack').notNull(),
    question: text('question').notNull(),
    decision: checkedJson('decision', decisionJson).notNull(),
    /** Whose it is; null once all that was kept about them is erased. */
    memberId: integer('member_id').references(() => members.id),
    at: instant('at').notNull(),
  },
  (table) => [index('rulings_question').on(table.channelId, table.pack, table.question)],
);

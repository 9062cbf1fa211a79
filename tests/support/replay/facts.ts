import { type AskingPost, asks } from '../../../src/app/asking-post.ts';
import type { Answer } from '../../../src/app/ports/answers.ts';
import type { ChannelQuestion } from '../../../src/app/ports/rulings.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Decision } from '../../../src/core/ruling.ts';
import { Temporal } from '../../../src/core/time.ts';

/** Sends SQL past the store. */
export type Execute = (statement: string) => Promise<unknown>;

/** All that happened, in order: everything else follows from it. */
export interface Facts {
  /** Those that ask a question. */
  readonly posts: readonly AskingPost[];
  readonly answers: readonly GivenAnswer[];
  readonly rulings: readonly (ChannelQuestion &
    Moment & { readonly key: string; readonly decision: Decision })[];
  readonly flags: readonly (ChannelQuestion & Moment & { readonly memberId: number })[];
}

/** An answer without its verdict, which follows from the rest. */
export interface GivenAnswer extends Moment, Pick<Answer, 'postId' | 'memberId' | 'response'> {
  readonly name: string;
}

interface Moment {
  readonly at: Temporal.Instant;
}

/** Channel, slot and member. */
export type Key = string;

export function keyOf({ channelId, slot }: { channelId: number; slot: string }, name: string): Key {
  return `${channelId} ${slot} ${name}`;
}

/** Reads the rows that are never changed. */
export async function readFacts(store: Store, execute: Execute): Promise<Facts> {
  const ids = await rows<{ id: number }>(
    execute,
    'select id from posts where question is not null order by id',
  );
  const posts = (await Promise.all(ids.map(({ id }) => store.post(id)))).filter(asks);
  const answers = await rows<Row<Facts['answers']>>(
    execute,
    `select post_id as "postId", member_id as "memberId", name, response, at
     from answers join members on members.id = member_id`,
  );
  const about = 'channel_id as "channelId", pack, question, at';
  const rulings = await rows<Row<Facts['rulings']>>(
    execute,
    `select key, decision, ${about} from rulings order by id`,
  );
  const flags = await rows<Row<Facts['flags']>>(
    execute,
    `select member_id as "memberId", ${about} from flags`,
  );
  return {
    posts,
    answers: answers.map(withMoment),
    rulings: rulings.map(withMoment),
    flags: flags.map(withMoment),
  };
}

/** What the ledger adds up to, for each answer. */
export async function readLedger(execute: Execute) {
  const sums = await rows<{
    channelId: number;
    slot: string;
    name: string;
    points: number;
    possible: number;
  }>(
    execute,
    `select posts.channel_id as "channelId", slot, name, sum(points) as points, sum(possible) as possible
     from ledger join posts on posts.id = post_id join members on members.id = ledger.member_id
     group by posts.id, members.id`,
  );
  return Object.fromEntries(
    sums.map(({ points, possible, name, ...post }) => [keyOf(post, name), { points, possible }]),
  );
}

type Row<List> = List extends readonly (infer One)[] ? Omit<One, 'at'> & { readonly at: string } : never;

function withMoment<One extends { readonly at: string }>(row: One) {
  return { ...row, at: Temporal.Instant.from(row.at) };
}

/** The rows of a query, on either database. */
async function rows<Row>(execute: Execute, query: string): Promise<readonly Row[]> {
  const result = await execute(`select coalesce(json_agg(each), '[]')::text as rows from (${query}) as each`);
  const [first] = result as readonly ({ rows: unknown } | undefined)[];
  const found = Array.isArray(first?.rows) ? first.rows[0].rows : first?.rows;
  return JSON.parse(String(found));
}

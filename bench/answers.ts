import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Answer } from '../src/app/ports/answers.ts';
import { Temporal } from '../src/core/time.ts';
import { insertScoredAnswer } from '../src/store/answers.ts';
import { openStore } from '../src/store/open-store.ts';
import { startPostgres } from '../tests/support/embedded-postgres.ts';
import { percentile } from './percentiles.ts';

/** Rounds of each of both, in turns, so that a noisy machine disturbs both alike. */
const rounds = 10;
/** How many answers are recorded in a round with so many at once. */
const loads = [
  { atOnce: 1, answers: 200 },
  { atOnce: 8, answers: 1_000 },
  { atOnce: 32, answers: 2_000 },
] as const;
const members = 500;

type Record = (answer: Answer) => Promise<unknown>;

/**
 * Records answers with their ledger entries through the store, and by sending the same SQL as a prepared statement of
 * bare postgres.js over as many connections; prints answers per second and the ratio, at 1, 8 and 32 at once.
 */
export async function benchAnswers(): Promise<void> {
  const server = await startPostgres();
  const databaseUrl = server.url('postgres');
  const opened = await openStore({ databaseUrl, dataDir: '' });
  const client = postgres(databaseUrl, { max: 10 });
  try {
    await addPeopleAndPosts(client);
    const answers = generateAnswers();
    const byStore: Record = (answer) => opened.store.recordAnswer(answer, true);
    const byClient = recordByClient(client);
    console.log('Answers recorded per second');
    for (const load of loads) await compare(load, answers, byStore, byClient);
  } finally {
    await Promise.all([opened.close(), client.end()]);
    await server.stop();
  }
}

function recordByClient(client: postgres.Sql): Record {
  const { sql } = insertScoredAnswer(drizzle.mock()).toSQL();
  return ({ postId, memberId, channelId, response, verdict: { fraction, points, ideasHit }, at }) => {
    const given = [
      postId,
      memberId,
      channelId,
      { ...response },
      fraction,
      points,
      [...ideasHit],
      at.toString(),
    ];
    return client.unsafe(sql, given, { prepare: true });
  };
}

/** As many posts as all rounds need when every member answers each. */
const posts = Math.ceil((2 * rounds * loads.reduce((sum, { answers }) => sum + answers, 0)) / members);

async function addPeopleAndPosts(client: postgres.Sql): Promise<void> {
  await client`insert into channels (platform, workspace, channel, name) values ('web', 'bench', 'c1', 'bench')`;
  await client`insert into members (platform, workspace, member, name)
    select 'web', 'bench', 'm' || number, 'Member ' || number from generate_series(1, ${members}) as number`;
  await client`insert into posts (channel_id, kind, slot, date, state, due_at, question)
    select 1, 'question', 'slot ' || number, '2026-11-23', 'sent', now(), '{"difficulty": 2}'
    from generate_series(1, ${posts}) as number`;
}

/** Every member's answer to one post after the other. */
function* generateAnswers(): Generator<Answer, never> {
  for (let postId = 1; ; postId++) {
    for (let memberId = 1; memberId <= members; memberId++) {
      yield {
        postId,
        memberId,
        channelId: 1,
        response: { type: 'choice', picks: ['two', 'three'] },
        verdict: { fraction: 0.5, points: 1, ideasHit: [] },
        at: Temporal.Now.instant(),
      };
    }
  }
}

async function compare(
  { atOnce, answers }: (typeof loads)[number],
  source: Generator<Answer, never>,
  byStore: Record,
  byClient: Record,
): Promise<void> {
  const rates: { store: number[]; client: number[] } = { store: [], client: [] };
  for (let round = 0; round < rounds; round++) {
    rates.store.push(await rate(take(source, answers), byStore, atOnce));
    rates.client.push(await rate(take(source, answers), byClient, atOnce));
  }
  const [store, client] = [percentile(rates.store, 0.5), percentile(rates.client, 0.5)];
  const figures = `${store.toFixed(0)} through the store, ${client.toFixed(0)} by bare postgres.js`;
  console.log(`  ${atOnce} at once: ${figures}, ratio ${(store / client).toFixed(2)}`);
}

function take(source: Generator<Answer, never>, count: number): readonly Answer[] {
  return Array.from({ length: count }, () => source.next().value);
}

/** Answers recorded per second. */
async function rate(answers: readonly Answer[], record: Record, atOnce: number): Promise<number> {
  const waiting = answers.values();
  const start = performance.now();
  // The workers share one iterator: each takes the next answer as soon as it has recorded its last.
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const answer of waiting) await record(answer);
    }),
  );
  return (1_000 * answers.length) / (performance.now() - start);
}

import postgres from 'postgres';
import { askQuestion } from '../../src/core/selection.ts';
import { smallPack } from '../../tests/support/study.ts';

/** Each channel: so many members, who have all answered a question on each working day of so many weeks. */
const members = 50;
const weeks = 50;
const perChannel = members * weeks * 5;

/** The Monday of the last week. */
const lastMonday = '2026-11-23';

type Client = postgres.Sql;

/**
 * Fills an empty database with the answers of as many alike channels as it takes, in the order in which they would have
 * come, week by week. Indexes are made afterwards, and the tables are as autovacuum leaves them.
 * @param progress told of each tenth that is done
 * @returns how many channels there are: their ids are counted from 1
 */
export async function fillWithYears(
  databaseUrl: string,
  answers: number,
  progress: (fraction: number) => void,
): Promise<number> {
  // One connection, as its settings are to hold for all that follows.
  const client = postgres(databaseUrl, { max: 1, connection: { TimeZone: 'UTC' } });
  const channels = Math.round(answers / perChannel);
  // What is written refers to what is there: the database need not look.
  await client`set session_replication_role = replica`;
  await addChannels(client, channels);
  await withoutIndexes(client, async () => {
    for (let week = 1; week <= weeks; week++) {
      await addWeek(client, channels, week);
      if (week % (weeks / 10) === 0) progress(week / weeks);
    }
  });
  await client`vacuum analyze`;
  await client.end();
  return channels;
}

async function addChannels(client: Client, channels: number): Promise<void> {
  await client`insert into channels (platform, workspace, channel, name)
    select 'web', 'bench', 'c' || place, 'study' from generate_series(1, ${channels}) as place`;
  await client`insert into members (platform, workspace, member, name)
    select 'web', 'bench', 'm' || place, 'Member ' || place from generate_series(1, ${channels * members}) as place`;
}

/** A question a day in each channel, an answer of each member, and its entry. */
async function addWeek(client: Client, channels: number, week: number): Promise<void> {
  const question = JSON.stringify(await anyQuestion());
  await client`
    with asked as (
      insert into posts (channel_id, kind, slot, date, state, due_at, closes_at, question, message_id, sent_at)
      select channel, 'question', day::text, day, 'sent', day + time '08:00', day + time '15:00', ${question}::text::jsonb,
        'm', day + time '08:00'
      from (select ${lastMonday}::date - 7 * (${weeks} - ${week}::integer) + place as day
        from generate_series(0, 4) as place) as days, generate_series(1, ${channels}) as channel
      order by days.day, channel
      returning id, channel_id, date),
    given as (
      insert into answers (post_id, member_id, channel_id, response, fraction, points, ideas_hit, at)
      select id, (channel_id - 1) * ${members} + place, channel_id, '{"type": "choice", "picks": ["oldest"]}', rand, 2 * rand,
        '[]', date + time '08:30' + place * interval '1 minute'
      from asked, generate_series(1, ${members}) as place, lateral (select (id * 7 + place * 5) % 3 / 2.0 as rand) as luck
      order by id, place
      returning post_id, member_id, channel_id, points, at)
    insert into ledger (post_id, member_id, ruling, channel_id, points, possible, date, at)
    select post_id, member_id, 0, channel_id, round(points * 100)::integer, 200, at::date, at from given`;
}

async function anyQuestion() {
  const pack = await smallPack();
  const question = pack.chapters[0]?.questions[0];
  if (!question) throw new Error('The pack has no question.');
  return askQuestion(pack, question, 1);
}

/** Runs a task without the indexes of answers and ledger that are no constraints, and makes those again. */
async function withoutIndexes(client: Client, task: () => Promise<void>): Promise<void> {
  const indexes = await client<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('answers', 'ledger') and indexname not in (select conname from pg_constraint)`;
  for (const { name } of indexes) await client`drop index ${client(name)}`;
  await task();
  for (const { definition } of indexes) await client.unsafe(definition);
}

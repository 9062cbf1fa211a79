import postgres from 'postgres';
import { makeBoard } from '../../src/app/boards.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Period } from '../../src/core/standings.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { planWith } from '../../tests/core/plans.ts';
import { type RunningPostgres, startPostgres } from '../../tests/support/embedded-postgres.ts';
import { momentOf } from '../../tests/support/study.ts';
import { percentile, timed } from '../percentiles.ts';
import { fillWithYears } from './years.ts';

const million = 1_000_000;
const rounds = 300;

const plan = planWith();
const at = momentOf('Fri 16:00');

/** The board of a channel that stays as large as it is, while there are ten times as many others. */
export async function benchBoard(): Promise<void> {
  console.log('\nLoad: the board of one channel among 1 and 10 million answers');
  const server = await startPostgres({ fsync: 'off', max_wal_size: '8GB' });
  try {
    const one = await openFilled(server, 'one', million);
    const ten = await openFilled(server, 'ten', 10 * million);
    for (const period of ['week', 'all'] as const) await compare(period, one, ten);
    await Promise.all([one.close(), ten.close()]);
  } finally {
    await server.stop();
  }
}

interface Filled extends OpenStore {
  readonly channels: number;
}

async function openFilled(server: RunningPostgres, name: string, answers: number): Promise<Filled> {
  const client = postgres(server.url('postgres'));
  await client`create database ${client(name)}`;
  await client.end();
  const databaseUrl = server.url(name);
  const opened = await openStore({ databaseUrl, dataDir: '' });
  const tell = (fraction: number) =>
    console.log(`  ${((answers * fraction) / million).toFixed(1)} million answers written`);
  let channels = 0;
  const took = await timed(async () => {
    channels = await fillWithYears(databaseUrl, answers, answers > million ? tell : () => {});
  });
  console.log(
    `  ${answers / million} million answers in ${channels} channels, made in ${(took / 1_000).toFixed(0)} s`,
  );
  return { ...opened, channels };
}

/** Both in turns, so that a noisy machine disturbs both alike; each time another channel, spread over all. */
async function compare(period: Period, one: Filled, ten: Filled): Promise<void> {
  const times: Record<'one' | 'ten', number[]> = { one: [], ten: [] };
  for (let round = 0; round < rounds; round++) {
    times.one.push(await boardTime(one.store, period, placeIn(one, round)));
    times.ten.push(await boardTime(ten.store, period, placeIn(ten, round)));
  }
  const ratio = percentile(times.ten, 0.5) / percentile(times.one, 0.5);
  console.log(`  ${period.padEnd(5)} 1 million: ${figures(times.one)}; 10 million: ${figures(times.ten)}`);
  console.log(`        ratio of medians ${ratio.toFixed(2)}  (aim: at most 1.3)`);
}

function placeIn({ channels }: Filled, round: number): number {
  return 1 + Math.floor((channels * round) / rounds);
}

async function boardTime(store: Store, period: Period, channelId: number): Promise<number> {
  return timed(async () => {
    const { lines } = await makeBoard({ store, channelId, plan, period, at });
    if (lines.length === 0) throw new Error(`The board of channel ${channelId} is empty.`);
  });
}

function figures(times: readonly number[]): string {
  return `p50 ${percentile(times, 0.5).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms`;
}

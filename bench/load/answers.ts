import postgres from 'postgres';
import { percentile } from '../percentiles.ts';
import { begin, hear, onPostgres } from '../processes.ts';
import type { Answered } from './answering.ts';

const perSecond = 500;
const seconds = 60;

/**
 * 500 members a second click on a question for a minute, each for the first time, on a Postgres that flushes to its disk.
 * Clicks come by the clock, whether those before have got their verdicts or not. Nothing is warmed up.
 */
export async function benchAnswersUnderLoad(): Promise<void> {
  console.log(`\nLoad: ${perSecond} answers a second for ${seconds} s, from click to verdict`);
  await onPostgres(async ({ DATABASE_URL = '' }) => {
    const bot = begin('load/answering.ts', [DATABASE_URL, String(perSecond), String(seconds)]);
    try {
      print(await hear<Answered>(bot), await countKept(DATABASE_URL));
    } finally {
      bot.kill();
    }
  });
}

interface Kept {
  readonly answers: number;
  readonly entries: number;
}

/** What the database holds. */
async function countKept(databaseUrl: string): Promise<Kept> {
  const client = postgres(databaseUrl);
  const [kept] = await client<Kept[]>`
    select (select count(*)::integer from answers) as answers, (select count(*)::integer from ledger) as entries`;
  await client.end();
  return kept ?? { answers: 0, entries: 0 };
}

function print({ tookMs, acknowledged }: Answered, { answers, entries }: Kept): void {
  const [p50, p99, max] = [0.5, 0.99, 1].map((fraction) => `${percentile(tookMs, fraction).toFixed(1)} ms`);
  console.log(`  p50 ${p50}, p99 ${p99}, max ${max}`);
  const lost = Math.max(acknowledged - Math.min(answers, entries), 0);
  console.log(
    `  ${tookMs.length} clicks, ${acknowledged} verdicts, ${answers} answers kept, ${entries} ledger entries: ${lost} lost`,
  );
  if ([acknowledged, answers, entries].every((count) => count === tookMs.length)) return;
  console.log('  NOT EVERY CLICK WAS COUNTED ONCE');
  process.exitCode = 1;
}

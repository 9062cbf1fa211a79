import { percentile } from '../percentiles.ts';
import { begin, hear, onPostgres } from '../processes.ts';
import { discordPerSecond, slackPerMinute } from './limited-platform.ts';
import type { Posted } from './posting.ts';

/** Plans whose question is due and plans whose is not; half of them on each platform, there in so many workspaces. */
const due = 10_000;
const idle = 10_000;
const workspaces = 10;

const megabyte = 2 ** 20;

/** 10,000 channels get their question in the same minute, while members click. */
export async function benchManyChannels(): Promise<void> {
  console.log(`\nLoad: ${due} channels due in the same minute, among ${idle} that are not`);
  await onPostgres(async ({ DATABASE_URL = '' }) => {
    const bot = begin(
      'load/posting.ts',
      [DATABASE_URL, ...[due, idle, workspaces].map(String)],
      ['--expose-gc'],
    );
    try {
      print(await hear<Posted>(bot));
    } finally {
      bot.kill();
    }
  });
}

/** The least time that the limits allow, in milliseconds. */
const least = {
  discord: (due / 2 / discordPerSecond) * 1_000,
  // A workspace’s first batch may be sent at once.
  slack: Math.ceil(due / 2 / workspaces / slackPerMinute - 1) * 60_000,
};

function print(posted: Posted): void {
  const { seen, memory, alone, meanwhile } = posted;
  console.log(`  planned in            ${inSeconds(seen.settledAt)}, in ${seen.settled} transactions`);
  console.log(
    `  claimed in            ${inSeconds(seen.claimsMs)} together: ${seen.claimed} posts by ${seen.claims} statements`,
  );
  for (const platform of ['discord', 'slack'] as const) {
    const { doneMs, refused } = posted[platform];
    const ratio = (doneMs / least[platform]).toFixed(2);
    console.log(
      `  all sent to ${platform.padEnd(9)} ${inSeconds(doneMs)}; its limits allow ${inSeconds(least[platform])}, ratio ${ratio}; ${refused} told to wait`,
    );
  }
  const { before, most, after } = memory;
  for (const kind of ['rss', 'heapUsed'] as const) {
    const [first, peak, last] = [before, most, after].map((one) => (one[kind] / megabyte).toFixed(0));
    console.log(`  ${kind.padEnd(21)} ${first} MB before, at most ${peak}, ${last} after`);
  }
  for (const fraction of [0.5, 0.99]) {
    const [quiet, busy] = [percentile(alone, fraction), percentile(meanwhile, fraction)];
    const ratio = (busy / quiet).toFixed(2);
    console.log(
      `  click to verdict p${100 * fraction}  ${busy.toFixed(1)} ms meanwhile, ${quiet.toFixed(1)} alone, ratio ${ratio}`,
    );
  }
  checkOnce(posted);
}

function checkOnce({ slack, discord }: Posted): void {
  const isOnce = [slack, discord].every(
    ({ channels, messages }) => channels === due / 2 && messages === due / 2,
  );
  if (!isOnce) process.exitCode = 1;
  console.log(isOnce ? '  each channel got its question once' : '  NOT EACH CHANNEL GOT ITS QUESTION ONCE');
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

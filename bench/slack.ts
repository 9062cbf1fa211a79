import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startPostgres } from '../tests/support/embedded-postgres.ts';
import { startQuorum } from '../tests/support/quorum-process.ts';
import { percentile } from './percentiles.ts';
import type { Address, Order, Outcome } from './slack/stand-in.ts';

const modes = ['Socket Mode', 'HTTP'] as const;
const load = { clicks: 1_500, perSecond: 50, secondEvery: 10 };

type Mode = (typeof modes)[number];
type Environment = Readonly<Record<string, string>>;

/**
 * Clicks on a question in Slack: a stand-in for Slack, the bot and its database each in a process of its own. Nothing is
 * warmed up: the first clicks count as well.
 */
export async function benchSlack(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs']);
  const seconds = load.clicks / load.perSecond;
  console.log(
    `\nSlack: ${load.perSecond} clicks a second for ${seconds} s, nearly all by another member each, in ms`,
  );
  console.log('                            acknowledged         then the verdict');
  console.log('                            p50    p99    max    p50    p99    max');
  for (const mode of modes) {
    await onPostgres((database) => measure(mode, 'Postgres', database));
    await onPglite((database) => measure(mode, 'PGlite', database));
  }
}

async function onPostgres(task: (database: Environment) => Promise<void>): Promise<void> {
  const postgres = await startPostgres();
  await task({ DATABASE_URL: postgres.url('postgres') }).finally(postgres.stop);
}

async function onPglite(task: (database: Environment) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-bench-'));
  await task({ DATA_DIR: folder }).finally(() => rm(folder, { recursive: true }));
}

async function measure(mode: Mode, name: string, database: Environment): Promise<void> {
  const slack = fork(fileURLToPath(new URL('slack/stand-in.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  try {
    const address = await hear<Address>(slack);
    const quorum = await startQuorum({ ...database, ...settings(mode, address) });
    const order: Order = mode === 'HTTP' ? { ...load, eventsUrl: `${quorum.url}/slack/events` } : load;
    slack.send(order);
    print(`${mode}, ${name}`, await hear<Outcome>(slack).finally(quorum.kill));
  } finally {
    slack.kill();
  }
}

/** What the process tells next. @throws Error where it ends instead */
async function hear<News>(child: ChildProcess): Promise<News> {
  const ending = new AbortController();
  const { signal } = ending;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('The stand-in ended.');
  });
  const [news] = await Promise.race([once(child, 'message', { signal }), ended]);
  ending.abort();
  return news;
}

function settings(mode: Mode, { apiUrl, botToken, appToken, signingSecret }: Address): Environment {
  const secret = mode === 'HTTP' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken };
  return { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, LOG_LEVEL: 'info', ...secret };
}

function print(name: string, { acknowledged, judged, misjudged, members, counted }: Outcome): void {
  const columns = [acknowledged, judged].flatMap((times) =>
    [0.5, 0.99, 1].map((fraction) => percentile(times, fraction).toFixed(1).padStart(7)),
  );
  console.log(`  ${name.padEnd(22)}${columns.join('')}`);
  const wrong =
    misjudged === 0 ? 'each click got one verdict' : `${misjudged} CLICKS DID NOT GET ONE VERDICT`;
  console.log(`    ${wrong}; of ${members} members, the post says: ${counted}`);
}

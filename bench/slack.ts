import { startQuorum } from '../tests/support/quorum-process.ts';
import { printVerdicts } from './clicks.ts';
import { columnsOf } from './percentiles.ts';
import { begin, build, type Environment, hear, onPglite, onPostgres } from './processes.ts';
import type { Address, Order, Outcome } from './slack/stand-in.ts';

const modes = ['Socket Mode', 'HTTP'] as const;
const load = { clicks: 1_500, perSecond: 50, secondEvery: 10 };

type Mode = (typeof modes)[number];

/**
 * Clicks on a question in Slack: a stand-in for Slack, the bot and its database each in a process of its own. Nothing is
 * warmed up: the first clicks count as well.
 */
export async function benchSlack(): Promise<void> {
  await build();
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

async function measure(mode: Mode, name: string, database: Environment): Promise<void> {
  const slack = begin('slack/stand-in.ts');
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

function settings(mode: Mode, { apiUrl, botToken, appToken, signingSecret }: Address): Environment {
  const secret = mode === 'HTTP' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken };
  return { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, LOG_LEVEL: 'info', ...secret };
}

function print(name: string, outcome: Outcome): void {
  console.log(`  ${name.padEnd(22)}${columnsOf(outcome.acknowledged, outcome.judged)}`);
  printVerdicts(outcome);
}

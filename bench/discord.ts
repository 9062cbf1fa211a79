import { startQuorum } from '../tests/support/quorum-process.ts';
import { printVerdicts } from './clicks.ts';
import type { Load } from './discord/acting.ts';
import type { Address } from './discord/crowd.ts';
import type { Outcome } from './discord/stand-in.ts';
import { columnsOf } from './percentiles.ts';
import { begin, build, type Environment, hear, onPglite, onPostgres } from './processes.ts';

const load: Load = { seconds: 30, clicksPerSecond: 50, completionsPerSecond: 10, secondEvery: 10 };

/**
 * Clicks on a question in Discord, and terms that are completed while they are typed: a stand-in for Discord, the bot and
 * its database each in a process of its own. Nothing is warmed up: the first clicks count as well.
 */
export async function benchDiscord(): Promise<void> {
  await build();
  const { seconds, clicksPerSecond, completionsPerSecond } = load;
  console.log(
    `\nDiscord: ${clicksPerSecond} clicks and ${completionsPerSecond} completions a second for ${seconds} s, in ms`,
  );
  console.log('              click to first response   click to verdict      completion');
  console.log('                 p50    p99    max    p50    p99    max    p50    p99    max');
  await onPostgres((database) => measure('Postgres', database));
  await onPglite((database) => measure('PGlite', database));
}

async function measure(name: string, database: Environment): Promise<void> {
  const discord = begin('discord/stand-in.ts');
  try {
    const { apiUrl: DISCORD_API_URL, token: DISCORD_TOKEN } = await hear<Address>(discord);
    const quorum = await startQuorum({ ...database, DISCORD_API_URL, DISCORD_TOKEN, LOG_LEVEL: 'info' });
    discord.send(load);
    const outcome = await hear<Outcome>(discord);
    const used = await cpuSeconds(quorum.url);
    await quorum.kill();
    print(name, outcome, used);
  } finally {
    discord.kill();
  }
}

/** What the bot has used of a processor since it started, however busy the machine is. */
async function cpuSeconds(url: string): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(figures)?.[1]);
}

function print(name: string, outcome: Outcome, used: number): void {
  const { acknowledged, judged, completed, unanswered } = outcome;
  console.log(`  ${name.padEnd(11)}${columnsOf(acknowledged, judged, completed)}`);
  console.log(`    the bot used ${used.toFixed(1)} s of a processor, its start included`);
  if (unanswered > 0) {
    console.log(`    ${unanswered} GOT NO RESPONSE IN TIME`);
    process.exitCode = 1;
  }
  printVerdicts(outcome);
}

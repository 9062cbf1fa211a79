import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startQuorum } from '../tests/support/quorum-process.ts';
import type { Load } from './discord/acting.ts';
import type { Address } from './discord/crowd.ts';
import type { Outcome } from './discord/stand-in.ts';
import { percentile } from './percentiles.ts';
import { begin, hear, onPglite, onPostgres } from './processes.ts';

const load: Load = { seconds: 30, clicksPerSecond: 50, completionsPerSecond: 10, secondEvery: 10 };

/**
 * Clicks on a question in Discord, and terms that are completed while they are typed: a stand-in for Discord, the bot and
 * its database each in a process of its own. Nothing is warmed up: the first clicks count as well.
 */
export async function benchDiscord(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs']);
  const { seconds, clicksPerSecond, completionsPerSecond } = load;
  console.log(
    `\nDiscord: ${clicksPerSecond} clicks and ${completionsPerSecond} completions a second for ${seconds} s, in ms`,
  );
  console.log('              click to first response   click to verdict      completion');
  console.log('                 p50    p99    max    p50    p99    max    p50    p99    max');
  await onPostgres((database) => measure('Postgres', database));
  await onPglite((database) => measure('PGlite', database));
}

async function measure(name: string, database: Readonly<Record<string, string>>): Promise<void> {
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
  const { acknowledged, judged, completed, unanswered, misjudged, members, counted } = outcome;
  const columns = [acknowledged, judged, completed].flatMap((times) =>
    [0.5, 0.99, 1].map((fraction) => percentile(times, fraction).toFixed(1).padStart(7)),
  );
  console.log(`  ${name.padEnd(11)}${columns.join('')}`);
  const wrong =
    misjudged === 0 ? 'each click got one verdict' : `${misjudged} CLICKS DID NOT GET ONE VERDICT`;
  console.log(`    the bot used ${used.toFixed(1)} s of a processor, its start included`);
  if (unanswered > 0) console.log(`    ${unanswered} GOT NO RESPONSE IN TIME`);
  console.log(`    ${wrong}; of ${members} members, the post says: ${counted}`);
}

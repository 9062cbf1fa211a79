import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../src/app/app.ts';
import { openStore } from '../../src/store/open-store.ts';
import { loopPlatform } from '../../tests/support/loop-platform.ts';
import { momentOf, monday, smallPack } from '../../tests/support/study.ts';
import { clickOn, openQuestions } from './clicking.ts';
import { discordLimit, limitedPlatform, slackLimit } from './limited-platform.ts';
import { addChannels } from './many-channels.ts';
import { type Memory, watchMemory } from './memory.ts';
import { atPace } from './pace.ts';
import { type Watched, watch } from './watching.ts';

// The bot with many channels, and members who click meanwhile, on the database that its first argument names: in a
// process of its own.

/** What became of it. */
export interface Posted {
  readonly seen: Watched;
  readonly slack: OnPlatform;
  readonly discord: OnPlatform;
  readonly memory: Memory;
  /** What verdicts took while nothing else was done and while posts were sent, in milliseconds. */
  readonly alone: readonly number[];
  readonly meanwhile: readonly number[];
}

interface OnPlatform {
  /** When the last message came, in milliseconds from the tick. */
  readonly doneMs: number;
  readonly refused: number;
  /** Channels that got a message, and messages. */
  readonly channels: number;
  readonly messages: number;
}

const clicksPerSecond = 20;
const aloneSeconds = 15;
const dueTime = '09:00';
/** It is given up after this, in milliseconds. */
const longestMs = 300_000;

const [databaseUrl = '', due = '', idle = '', teams = ''] = process.argv.slice(2);
const { store, close } = await openStore({ databaseUrl, dataDir: '' });
const { watched, seen } = watch(store);
const platforms = {
  slack: limitedPlatform(loopPlatform(monday, 'slack'), slackLimit()),
  discord: limitedPlatform(loopPlatform(monday, 'discord'), discordLimit()),
};
const given = { packs: [await smallPack()], log: pino({ level: 'silent' }) };
const app = createApp({ store: watched, ...given });
const crowd = { channels: Number(due) / 2, workspaces: Number(teams) };
for (const [platform, limited] of Object.entries(platforms)) {
  await addChannels(store, databaseUrl, { ...crowd, platform, time: dueTime });
  await addChannels(store, databaseUrl, { ...crowd, platform, time: '23:00', channels: Number(idle) / 2 });
  app.add(limited);
}
const click = await askClickers();
const alone = await atPace(clicksPerSecond, (place) => place < clicksPerSecond * aloneSeconds, click);

const memory = watchMemory();
let done = false;
const startedAt = performance.now();
for (const platform of Object.values(platforms)) platform.moveTo(momentOf(`Mon ${dueTime}`));
const ticks = Object.values(platforms).map((platform) => app.tick(platform));
const sent = Promise.all(ticks)
  .then(untilSent)
  .then(() => {
    done = true;
  });
const meanwhile = await atPace(
  clicksPerSecond,
  () => !done,
  (place) => click(alone.length + place),
);
await sent;
const posted: Posted = {
  seen: { ...seen, settledAt: seen.settledAt - startedAt },
  slack: outcome('slack'),
  discord: outcome('discord'),
  memory: memory(),
  alone,
  meanwhile,
};
await app.stop();
await close();
process.send?.(posted, () => process.exit());

/** One more channel, in a workspace of its own, whose question is asked earlier. @returns clicks on it */
async function askClickers(): Promise<(place: number) => Promise<void>> {
  const { slack } = platforms;
  await addChannels(store, databaseUrl, { platform: 'slack', time: '08:30', channels: 1, workspaces: 1 });
  slack.moveTo(momentOf('Mon 08:30'));
  const earlier = createApp({ store, ...given });
  earlier.add(slack);
  await earlier.tick(slack);
  await earlier.stop();
  const [question] = await openQuestions(store, 'slack');
  if (!question) throw new Error('The members got no question.');
  return async (place) => {
    if (!(await clickOn(app, question, place))) throw new Error('A click got no verdict.');
  };
}

/** Resolves when nothing that is due waits any more. @throws Error where that takes too long */
async function untilSent(): Promise<void> {
  const { clock } = platforms.slack;
  while ((await store.backlog(clock.now())).length > 0) {
    if (performance.now() - startedAt > longestMs) throw new Error('Not everything was sent in time.');
    await sleep(1_000);
  }
}

function outcome(platform: keyof typeof platforms): OnPlatform {
  const { messages, refused, latestAt } = platforms[platform];
  const counts = [...messages].filter(([channel]) => channel.startsWith(dueTime)).map(([, count]) => count);
  return {
    doneMs: latestAt - startedAt,
    refused,
    channels: counts.length,
    messages: counts.reduce((sum, count) => sum + count, 0),
  };
}

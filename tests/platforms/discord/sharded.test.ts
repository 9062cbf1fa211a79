import { GatewayCloseCodes } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressFrom } from '../../../src/app/plan-start.ts';
import { defaultPlan } from '../../../src/core/plan-words.ts';
import { Temporal } from '../../../src/core/time.ts';
import { type OpenStore, openStore } from '../../../src/store/open-store.ts';
import { build } from '../../support/build.ts';
import { createDatabase } from '../../support/databases.ts';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';
import { shardOf } from '../../support/discord/state/snowflakes.ts';
import { buttonsOf, textOf } from '../../support/discord/surfaces/read.ts';
import { type QuorumProcess, startQuorum } from '../../support/quorum-process.ts';

const shards = 4;
const guilds = 40;

/** As many channels as all shards together send to at once, so that each is in the middle of it. */
const channelsOfGuild = 2;

const sharded = { file: 'dist/sharded.js' };

interface Channel {
  readonly id: string;
  readonly guild: string;
}

describe('Discord’s servers, shared out among processes', () => {
  let discord: Discord;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let open: OpenStore;
  let quorum: QuorumProcess;
  let channels: readonly Channel[];

  const connected = (count: number) => () => discord.gateway.connections().length === count;
  const start = async (changes: Record<string, string> = {}) => {
    const { apiUrl: DISCORD_API_URL, token: DISCORD_TOKEN } = discord;
    const DATABASE_URL = database.url;
    return startQuorum(
      { LOG_LEVEL: 'info', DISCORD_API_URL, DISCORD_TOKEN, DATABASE_URL, ...changes },
      sharded,
    );
  };

  beforeAll(async () => {
    await build();
    discord = await startDiscord({ now: Date.now, shards });
    const more = Array.from({ length: guilds - 1 }, (_, place) => discord.addGuild(`Server ${place}`));
    channels = [discord.guild, ...more].flatMap((guild) =>
      Array.from({ length: channelsOfGuild }, (_, place) => ({
        id: discord.addChannel(`study-${place}`, { guild }),
        guild: guild.id,
      })),
    );
    database = await createDatabase();
    open = await openStore({ databaseUrl: database.url, dataDir: '' });
    quorum = await start();
    await discord.until(connected(shards), 60_000);
  }, 120_000);
  afterAll(async () => {
    await quorum?.stop();
    await open?.close();
    await database?.drop();
    await discord?.stop();
  });

  const ready = async () => (await fetch(`${quorum.url}/readyz`)).status;

  it('are all looked after: each process is told of its own', async () => {
    const told = discord.gateway.connections().map((one) => [one.shard, one.shards]);
    expect(told.sort()).toEqual([0, 1, 2, 3].map((shard) => [shard, shards]));
    await expect.poll(ready).toBe(200);
    const figures = await (await fetch(`${quorum.url}/metrics`)).text();
    expect(figures).toContain('quorum_platform_connected{platform="discord"} 1');
  });

  it('get each question once, although a process is killed while all of them send', async () => {
    await planForNextMinute(open, channels);
    const calls = (name: string) => discord.calls.filter(({ method }) => method === name).length;
    // Some arrive before the process ends, and some after it.
    const releases = channels.map((_, place) =>
      discord.faults.hold('createMessage', place % 2 === 0 ? 'after' : 'before'),
    );
    await discord.until(() => calls('createMessage') >= channels.length, 90_000);
    process.kill(pidOf(quorum, 2), 'SIGKILL');
    await discord.until(connected(shards - 1));
    for (const release of releases) release();
    await expect.poll(ready).toBe(503);
    // What the process had claimed is free again after a minute, and found where it was posted.
    await expect.poll(() => unsent(open, channels), { timeout: 120_000, interval: 1_000 }).toEqual([]);
    expect(calls('getMessages')).toBeGreaterThan(0);
    expect(channels.filter(({ id }) => discord.messages(id).length !== 1)).toEqual([]);
  }, 240_000);

  it('are answered again once that process is back', async () => {
    await discord.until(connected(shards), 30_000);
    await expect.poll(ready).toBe(200);
    const own = channels.filter(({ guild }) => shardOf(guild, shards) === 2);
    expect(own).toHaveLength(channels.length / shards);
    await Promise.all(own.map((channel) => answers(discord, channel)));
  });

  it('are counted in the figures of the manager, each process for itself', async () => {
    const figures = async (which: RegExp) => {
      const lines = (await (await fetch(`${quorum.url}/metrics`)).text()).split('\n');
      return lines.filter((line) => which.test(line));
    };
    const [other] = channels.filter(({ guild }) => shardOf(guild, shards) === 0);
    if (other) await answers(discord, other);
    // Whoever is too busy to tell theirs at once is left out.
    const shardsIn = (which: RegExp) =>
      expect.poll(async () => (await figures(which)).map((line) => Number(/shard="(\d)"/.exec(line)?.[1])));
    await shardsIn(/^quorum_reply_seconds_count\{/).toEqual([0, 2]);
    // Which of them has sent how many is left to chance.
    await shardsIn(/^quorum_posts_total\{.*fate="sent"/).toContainEqual(expect.toSatisfy(Number.isInteger));
    expect(await figures(/^quorum_outbox_posts\{/)).toHaveLength(1);
  });

  it('have another process where Discord ends the connection of one for good', async () => {
    const before = pidOf(quorum, 1);
    discord.gateway.end(GatewayCloseCodes.InvalidShard, 1);
    await expect.poll(() => pidOf(quorum, 1), { timeout: 30_000 }).not.toBe(before);
    await discord.until(connected(shards), 30_000);
    await expect.poll(ready).toBe(200);
    expect(quorum.said.some((line) => line.includes('"reason":"no connection to Discord"'))).toBe(true);
  }, 90_000);

  it('are left together when the manager is asked to stop', async () => {
    const pids = [0, 1, 2, 3].map((shard) => pidOf(quorum, shard));
    expect(await quorum.stop()).toBe(0);
    expect(pids.filter(isRunning)).toEqual([]);
    await discord.until(connected(0));
  });

  it('are left as well when the manager is killed, for another one will look after them', async () => {
    quorum = await start();
    await discord.until(connected(shards), 60_000);
    const pids = [0, 1, 2, 3].map((shard) => pidOf(quorum, shard));
    await quorum.kill();
    await expect.poll(() => pids.filter(isRunning), { timeout: 30_000 }).toEqual([]);
    await discord.until(connected(0));
    // Each has come to its end in order.
    expect(quorum.said.filter((line) => line.includes('ERR_IPC'))).toEqual([]);
  }, 120_000);

  it('are left alone where something is missing that this takes, and all of it is named', async () => {
    await expect(start({ DATABASE_URL: '', DISCORD_TOKEN: '' })).rejects.toThrow(
      /DISCORD_TOKEN is missing.*\n.*DATABASE_URL is missing/,
    );
    await expect(start({ DISCORD_TOKEN: 'wrong.wrong.wrong' })).rejects.toThrow(
      'DISCORD_TOKEN cannot be used',
    );
  });
});

/** In UTC, and not before everything is saved. */
async function planForNextMinute({ store }: OpenStore, channels: readonly Channel[]): Promise<void> {
  const now = Temporal.Now.instant();
  const at = now.add({ seconds: 70 }).toZonedDateTimeISO('UTC').toPlainTime().toString().slice(0, 5);
  const startsOn = Temporal.Now.plainDateISO('UTC').toString();
  const plan = {
    ...defaultPlan({ pack: 'ddia', zone: 'UTC', startsOn, seed: 7 }),
    days: [1, 2, 3, 4, 5, 6, 7],
    times: [at],
    leaderboard: null,
  } as const;
  for (const { id, guild } of channels) {
    const ref = { platform: 'discord', workspace: guild, channel: id };
    const channel = await store.channelFor(ref, 'study');
    await store.savePlan({ channelId: channel.id, plan, ...progressFrom(plan, now) });
  }
}

/** Channels whose question is not known to be there. */
async function unsent({ store }: OpenStore, channels: readonly Channel[]): Promise<readonly Channel[]> {
  const known = await Promise.all(
    channels.map(async ({ id, guild }) => {
      const channel = await store.findChannel({ platform: 'discord', workspace: guild, channel: id });
      const [question] = channel ? await store.latestQuestions(channel.id, 1) : [];
      return question?.state === 'sent';
    }),
  );
  return channels.filter((_, place) => !known[place]);
}

/** Somebody clicks on a channel's question, and gets an answer. */
async function answers(discord: Discord, { id, guild }: Channel): Promise<void> {
  const server = { id: guild } as Discord['guild'];
  const ben = discord.addUser({ username: 'ben' }, server);
  const [question] = discord.messages(id);
  const [label = ''] = question ? buttonsOf(question) : [];
  if (!question) throw new Error('no question');
  await ben.clicks(question, label);
  await discord.until(
    () => ben.lastModal() ?? ben.sees(id).some((one) => one.onlyFor === ben.id && textOf(one) !== ''),
  );
}

/** As the manager has logged it last. */
function pidOf({ said }: QuorumProcess, shard: number): number {
  const lines = said.filter((line) => line.includes('"msg":"shard started"')).map((line) => JSON.parse(line));
  return lines.findLast((line) => line.shard === shard).pid;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

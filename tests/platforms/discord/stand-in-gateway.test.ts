import { type Client, Events, GatewayIntentBits, MessageFlags, SlashCommandBuilder } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';
import type { NotAnswered } from '../../support/discord/interactions/courier.ts';
import type { Person } from '../../support/discord/person.ts';
import { startClient } from '../../support/discord/start-client.ts';
import { textOf } from '../../support/discord/surfaces/read.ts';

let discord: Discord;
let clients: Client<true>[];
let channel: string;
let ben: Person;

const ping = new SlashCommandBuilder().setName('ping').setDescription('Is anybody there?').toJSON();

async function start(options: Parameters<typeof startClient>[1] = {}): Promise<Client<true>> {
  const client = await startClient(discord, options);
  clients.push(client);
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    // Whoever is told twice is refused the second time.
    interaction.reply({ content: 'pong', flags: MessageFlags.Ephemeral }).catch(() => {});
  });
  await client.application.commands.set([ping]);
  return client;
}

async function open(options: { readonly heartbeatMs?: number } = {}): Promise<void> {
  discord = await startDiscord({ answerWithinMs: 1500, ...options });
  channel = discord.addChannel('study');
  ben = discord.addUser({ username: 'ben' });
}

beforeEach(async () => {
  clients = [];
  await open();
});
afterEach(async () => {
  for (const client of clients) await client.destroy();
  await discord.stop();
});

const says = async () => {
  const before = ben.sees(channel).length;
  await ben.types('/ping', { channel });
  return ben.sees(channel).slice(before).map(textOf);
};

describe('a connection', () => {
  it('says who the app is, and what it may see', async () => {
    const client = await start();
    expect(client.user.username).toBe('Quorum');
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Acme']);
    expect(client.channels.cache.get(channel)).toMatchObject({ name: 'study' });
    expect(discord.gateway.connections()).toEqual([
      { shard: 0, shards: 1, intents: GatewayIntentBits.Guilds, began: 'identify' },
    ]);
  });

  it.each([
    ['drop', {}],
    ['reconnect', {}],
    ['freeze', { heartbeatMs: 1_000 }],
  ] as const)('goes on where it was after a %s', async (what, options) => {
    await discord.stop();
    await open(options);
    const client = await start();
    discord.gateway[what]();
    await discord.until(() => discord.gateway.counts().resumed === 1);
    expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 1 });
    expect(await says()).toEqual(['pong']);
    expect(client.guilds.cache.size).toBe(1);
  });

  it('begins anew where its session is invalid', async () => {
    await start();
    discord.gateway.invalidate();
    await discord.until(() => discord.gateway.counts().identified === 2);
    expect(await says()).toEqual(['pong']);
  });

  it('is told of what happened in the meantime', async () => {
    const client = await start();
    discord.gateway.dropAtNextInteraction();
    expect(await says()).toEqual(['pong']);
    expect(client.isReady()).toBe(true);
    expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 1 });
  });

  it('is told of the same thing twice', async () => {
    await start();
    discord.gateway.repeatNextInteraction();
    expect(await says()).toEqual(['pong']);
    await discord.until(() => discord.calls.some(({ result }) => result === '40060'));
  });

  it('is refused with a wrong token, and for intents that nobody needs', async () => {
    await expect(startClient({ ...discord, token: 'wrong' })).rejects.toThrow('invalid token');
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent];
    await expect(startClient(discord, { intents })).rejects.toThrow('disallowed intents');
    expect(discord.takeViolations().map(({ path }) => path)).toEqual(['intents']);
  });
});

describe('people who wait', () => {
  it('give up where nobody is connected', async () => {
    const client = await start();
    await client.destroy();
    await expect(ben.types('/ping', { channel })).rejects.toThrow('nobody is connected');
  });

  it('give up after three seconds, for which the app is to blame', async () => {
    const client = await start();
    client.removeAllListeners(Events.InteractionCreate);
    const late = new Promise<unknown>((resolve) => {
      client.on(Events.InteractionCreate, (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        setTimeout(() => interaction.deferReply().catch(resolve), 1700);
      });
    });
    const failure: NotAnswered = await ben.types('/ping', { channel }).catch((error) => error);
    expect(failure.message).toBe('"/ping" of ben was not answered: 1500 ms went by');
    expect(await late).toMatchObject({ code: 10_062 });
    expect(discord.takeViolations()).toMatchObject([{ problem: failure.message }]);
  });

  it('are answered within 15 minutes, and then no more', async () => {
    const client = await start();
    client.removeAllListeners(Events.InteractionCreate);
    const edits: (() => Promise<unknown>)[] = [];
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      edits.push(() => interaction.editReply('done'));
    });
    await ben.types('/ping', { channel });
    await expect.poll(() => edits).toHaveLength(1);
    const [edit] = edits;
    discord.clock.advance(14 * 60_000);
    await edit?.();
    discord.clock.advance(60_000);
    await expect(edit?.()).rejects.toMatchObject({ code: 50_027 });
    expect(ben.sees(channel).map(textOf)).toEqual(['done']);
  });

  it('are let down by “thinking…” alone', async () => {
    const client = await start();
    client.removeAllListeners(Events.InteractionCreate);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.deferReply();
    });
    await ben.types('/ping', { channel });
    expect(ben.sees(channel)).toEqual([]);
    expect(discord.takeViolations()).toMatchObject([{ what: 'editReply' }]);
  });
});

describe('servers', () => {
  it('come, go, and are not to be reached for a while', async () => {
    const client = await start();
    const happened: string[] = [];
    for (const event of [
      Events.GuildCreate,
      Events.GuildDelete,
      Events.GuildUnavailable,
      Events.GuildAvailable,
      Events.ChannelDelete,
    ] as const) {
      client.on(event, () => happened.push(event));
    }
    const beta = discord.addGuild('Beta');
    discord.outage(beta);
    discord.recovers(beta);
    discord.removesApp(beta);
    discord.deletesChannel(channel);
    const expected = ['guildCreate', 'guildUnavailable', 'guildAvailable', 'guildDelete', 'channelDelete'];
    await expect.poll(() => happened).toEqual(expected);
  });

  it('are dealt out to shards', async () => {
    const guilds = Array.from({ length: 7 }, (_, at) => discord.addGuild(`Guild ${at}`));
    const channels = guilds.map((guild) => discord.addChannel('study', { guild }));
    const people = guilds.map((guild) => discord.addUser({ username: guild.name }, guild));
    const shards = [await start({ shards: [0], shardCount: 2 }), await start({ shards: [1], shardCount: 2 })];
    expect(shards.map(({ guilds: { cache } }) => cache.size)).toEqual([4, 4]);
    for (const [at, person] of people.entries()) await person.types('/ping', { channel: channels[at] ?? '' });
    const [first, second] = shards;
    await first?.destroy();
    const failed = await Promise.allSettled(
      people.map((one, at) => one.types('/ping', { channel: channels[at] ?? '' })),
    );
    expect(failed.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(3);
    expect(second?.isReady()).toBe(true);
  });
});

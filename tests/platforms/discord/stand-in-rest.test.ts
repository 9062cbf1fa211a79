import { type Client, type DiscordAPIError, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';
import { sampleMessage } from '../../support/discord/sample-payloads.ts';
import { startClient } from '../../support/discord/start-client.ts';
import type { PermissionName } from '../../support/discord/state/records.ts';
import { textOf } from '../../support/discord/surfaces/read.ts';

interface Sent {
  readonly id: string;
}

let discord: Discord;
let client: Client<true>;
let channel: string;

beforeEach(async () => {
  discord = await startDiscord();
  channel = discord.addChannel('study');
  client = await startClient(discord, { rest: { api: discord.apiUrl, retries: 0 } });
});
afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

const send = (where = channel, change = {}) =>
  client.rest.post(Routes.channelMessages(where), { body: sampleMessage(change) }) as Promise<Sent>;

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    ({ code }: DiscordAPIError) => code,
  );

describe('messages', () => {
  it('are sent, edited and read again', async () => {
    const { id } = await send();
    const body = { content: '  **Changed**\n', components: [], allowed_mentions: { parse: [] } };
    await client.rest.patch(Routes.channelMessage(channel, id), { body });
    expect(discord.messages(channel).map(textOf)).toEqual(['Changed']);
    const read = (await client.rest.get(Routes.channelMessages(channel))) as readonly { content: string }[];
    expect(read.map(({ content }) => content)).toEqual(['**Changed**']);
  });

  it('carry files beside their JSON', async () => {
    const body = sampleMessage({ attachments: [{ id: '0', description: 'A chart' }] });
    const files = [{ name: 'chart.png', data: Buffer.from('png'), contentType: 'image/png' }];
    await client.rest.post(Routes.channelMessages(channel), { body, files });
    const [message] = discord.messages(channel);
    expect(message?.attachments).toMatchObject([{ filename: 'chart.png', description: 'A chart' }]);
    expect(String(message?.attachments[0]?.content)).toBe('png');
  });

  it('say what is on their images', async () => {
    const files = [{ name: 'chart.png', data: Buffer.from('png') }];
    await client.rest.post(Routes.channelMessages(channel), { body: sampleMessage(), files });
    expect(discord.takeViolations()).toMatchObject([
      { path: 'attachments[0]', problem: 'has no description' },
    ]);
  });

  it.each<readonly [PermissionName, number]>([
    ['ViewChannel', 50_001],
    ['SendMessages', 50_013],
  ])('are refused where %s is denied, by %i', async (permission, code) => {
    discord.denies(channel, permission);
    expect(await codeOf(send())).toBe(code);
    discord.allows(channel, permission);
    expect(await codeOf(send())).toBe('taken');
  });

  it('are not read without their history', async () => {
    await send();
    discord.denies(channel, 'ReadMessageHistory');
    expect(await client.rest.get(Routes.channelMessages(channel))).toEqual([]);
  });

  it('have no embeds where those are denied', async () => {
    discord.denies(channel, 'EmbedLinks');
    expect(await codeOf(send(channel, { embeds: [{ description: 'x' }] }))).toBe(50_013);
  });

  it('are refused in channels that are gone, or that never were', async () => {
    expect(await codeOf(send('1'))).toBe(10_003);
    discord.deletesChannel(channel);
    expect(await codeOf(send())).toBe(10_003);
  });

  it('are refused in servers that the app is not in', async () => {
    discord.removesApp();
    expect(await codeOf(send())).toBe(50_001);
    discord.invitesApp();
    expect(await codeOf(send())).toBe('taken');
  });

  it('are not changed once they are deleted', async () => {
    const { id } = await send();
    discord.deletesMessage(id);
    expect(
      await codeOf(client.rest.patch(Routes.channelMessage(channel, id), { body: { components: [] } })),
    ).toBe(10_008);
  });

  it('are refused where there is nothing in them, or too much', async () => {
    expect(await codeOf(send(channel, { content: ' ' }))).toBe(50_006);
    expect(await codeOf(send(channel, { content: 'x'.repeat(2001) }))).toBe(50_035);
    expect(discord.takeViolations().map(({ path }) => path)).toEqual(['content']);
  });

  it('are doubled where the nonce is forgotten', async () => {
    const first = await send();
    discord.clock.advance(60_000);
    expect((await send()).id).toBe(first.id);
    discord.clock.advance(10 * 60_000);
    expect((await send()).id).not.toBe(first.id);
  });

  it('go to one user, unless they take none', async () => {
    const open = discord.addUser({ username: 'ben' });
    const closed = discord.addUser({ username: 'mei', directMessagesClosed: true });
    const write = async (recipient_id: string, nonce: string) => {
      const { id } = (await client.rest.post(Routes.userChannels(), { body: { recipient_id } })) as Sent;
      return codeOf(send(id, { nonce }));
    };
    expect([await write(open.id, 'a'), await write(closed.id, 'b')]).toEqual(['taken', 50_007]);
    expect(discord.directMessages(open.id).map(textOf)).toEqual(['Question of the day']);
  });
});

describe('threads', () => {
  const open = (message: string) =>
    client.rest.post(Routes.threads(channel, message), { body: { name: 'Discussion' } });

  it('are opened once for a message, and have its id', async () => {
    const { id } = await send();
    expect(await open(id)).toMatchObject({ id, parent_id: channel });
    expect(await codeOf(open(id))).toBe(160_004);
    await send(id, { nonce: 'in the thread' });
    expect(discord.messages(id)).toHaveLength(1);
    expect(discord.threads(channel).map(({ name }) => name)).toEqual(['Discussion']);
  });

  it('are not opened without permission', async () => {
    const { id } = await send();
    discord.denies(channel, 'CreatePublicThreads');
    expect(await codeOf(open(id))).toBe(50_013);
  });

  it('are opened again by whoever writes, unless they are locked', async () => {
    const { id } = await send();
    await open(id);
    discord.archives(id);
    expect(await codeOf(send(id, { nonce: 'b' }))).toBe('taken');
    expect(discord.channel(id).archived).toBe(false);
    discord.locks(id);
    expect(await codeOf(send(id, { nonce: 'c' }))).toBe(160_005);
  });

  it('are the posts of a forum, with the id of their first message', async () => {
    const forum = discord.addForum('questions');
    const { nonce: _, enforce_nonce: __, ...message } = sampleMessage();
    const body = { name: 'Question', message };
    const { id } = (await client.rest.post(Routes.threads(forum), { body })) as Sent;
    expect(discord.messages(id).map((one) => one.id)).toEqual([id]);
    expect(await codeOf(send(forum, { nonce: 'b' }))).toBe(50_008);
    const { threads } = (await client.rest.get(Routes.guildActiveThreads(discord.guild.id))) as {
      threads: Sent[];
    };
    expect(threads.map((thread) => thread.id)).toEqual([id]);
    discord.archives(id);
    const change = () => client.rest.patch(Routes.channelMessage(id, id), { body: { components: [] } });
    expect(await codeOf(change())).toBe(50_083);
    await client.rest.patch(Routes.channel(id), { body: { archived: false } });
    expect(await codeOf(change())).toBe('taken');
  });
});

describe('calls that go wrong', () => {
  it('are too many, on one route or on all', async () => {
    const impatient = new REST({ api: discord.apiUrl, rejectOnRateLimit: () => true }).setToken(
      discord.token,
    );
    const call = () => impatient.get(Routes.channel(channel));
    for (const global of [false, true]) {
      discord.faults.rateLimit('getChannel', { retryAfter: 0.05, global });
      await expect(call()).rejects.toMatchObject({ global, retryAfter: expect.any(Number) });
      expect(discord.calls.at(-1)).toMatchObject({ method: 'getChannel', result: '429' });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  it('fail, are refused, or lose their reply, although they were done', async () => {
    discord.faults.fail('createMessage', { status: 502 });
    discord.faults.refuse('createMessage', 50_013);
    discord.faults.loseReply('createMessage');
    await expect(send()).rejects.toMatchObject({ status: 502 });
    expect(await codeOf(send())).toBe(50_013);
    await expect(send()).rejects.toThrow();
    expect(discord.messages(channel)).toHaveLength(1);
    expect(discord.calls.slice(-3).map(({ result }) => result)).toEqual(['502', '50013', 'lost-reply']);
  });

  it('are held back until they are let go', async () => {
    const release = discord.faults.hold('createMessage');
    const sent = send();
    await discord.until(() => discord.calls.at(-1)?.method === 'createMessage');
    expect(discord.messages(channel)).toEqual([]);
    release();
    await sent;
    expect(discord.messages(channel)).toHaveLength(1);
  });

  it('have a token that is refused', async () => {
    discord.revokesToken();
    await expect(send()).rejects.toMatchObject({ status: 401 });
  });

  it('ask for what there is not', async () => {
    await expect(client.rest.get('/nowhere')).rejects.toMatchObject({ status: 404 });
    expect(discord.takeViolations().map(({ what }) => what)).toEqual(['GET /nowhere']);
  });
});

it('takes no more than 50 requests a second, where that is asked for', async () => {
  const strict = await startDiscord({ requestsPerSecond: 2 });
  const where = strict.addChannel('study');
  const rest = new REST({ api: strict.apiUrl, rejectOnRateLimit: () => true }).setToken(strict.token);
  const get = () => rest.get(Routes.channel(where));
  await get();
  await get();
  await expect(get()).rejects.toMatchObject({ global: true });
  await strict.stop();
});

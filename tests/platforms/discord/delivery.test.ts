import { once } from 'node:events';
import { type Client, Events, REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeliveryError, type Platform } from '../../../src/app/ports/platform.ts';
import { type Clock, Temporal } from '../../../src/core/time.ts';
import { bold, say } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import { createPostingRest } from '../../../src/platforms/discord/client.ts';
import { createDelivery } from '../../../src/platforms/discord/delivery.ts';
import { createPlaces } from '../../../src/platforms/discord/places.ts';
import { channelRef, memberRef } from '../../../src/platforms/discord/refs.ts';
import { type Discord, startDiscord } from '../../support/discord/discord.ts';
import { startClient } from '../../support/discord/start-client.ts';
import * as samples from '../../support/sample-messages.ts';

let discord: Discord;
let client: Client;
let rest: REST;
let delivery: Pick<Platform, 'send' | 'find' | 'edit' | 'sendPrivately'>;

const minutes = 60_000;

beforeEach(async () => {
  discord = await startDiscord();
  client = await startClient(discord);
  rest = createPostingRest({ token: discord.token, apiUrl: discord.apiUrl });
  const clock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(discord.clock.now()) };
  delivery = createDelivery(
    rest,
    createPlaces(() => client, rest),
    clock,
  );
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

/** Adds a channel of which the client hears. @returns its id */
async function heard(add: () => string): Promise<string> {
  const told = once(client, Events.ChannelCreate);
  const id = add();
  await told;
  return id;
}

const addChannel = (...about: Parameters<Discord['addChannel']>) => heard(() => discord.addChannel(...about));
const addForum = (name: string) => heard(() => discord.addForum(name));

const ref = (channel: string) => channelRef(discord.guild.id, channel);
const note = (text: string): Message => ({ summary: text, blocks: [say(text)] });
const shown = (channel: string) => discord.messages(channel).map(({ content }) => content);

async function failureOf(doing: Promise<unknown>): Promise<DeliveryError> {
  const error = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DeliveryError) return error;
  throw new Error(`no DeliveryError, but ${error}`);
}

/** Sends it with its reply lost, then again after a time. @returns the ids that the two tries found */
async function loseReply(channel: string, message: Message, afterMs: number): Promise<string> {
  discord.faults.loseReply(discord.channel(channel).type === 15 ? 'createPost' : 'createMessage');
  const first = await failureOf(delivery.send(ref(channel), message, { key: `post-${channel}` }));
  expect(first).toMatchObject({ permanent: false });
  discord.clock.advance(afterMs);
  return delivery.send(ref(channel), message, { key: `post-${channel}`, again: true });
}

/** Writes so many further messages. */
async function fill(channel: string, count: number): Promise<void> {
  const fast = new REST({ api: discord.apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  fast.setToken(discord.token);
  for (let place = 0; place < count; place++) {
    const body = { content: `message ${place}`, nonce: `n-${place}`, enforce_nonce: true };
    await fast.post(Routes.channelMessages(channel), { body: { ...body, allowed_mentions: { parse: [] } } });
  }
}

describe('a message sent to Discord', () => {
  it('is there, with its buttons and its picture', async () => {
    const channel = await addChannel('study');
    const id = await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    await delivery.send(ref(channel), samples.board, { key: 'post-2' });
    const [question, board] = discord.messages(channel);
    expect(question?.id).toBe(id);
    expect(question?.components).toHaveLength(1);
    expect(board?.attachments).toMatchObject([{ filename: 'picture-1.png', contentType: 'image/png' }]);
  });

  it.each([
    ['it may not attach files', RESTJSONErrorCodes.MissingPermissions],
    ['the picture is too large', RESTJSONErrorCodes.RequestEntityTooLarge],
  ])('is there without its picture where %s', async (_, code) => {
    const channel = await addChannel('study');
    discord.faults.refuse('createMessage', code);
    const id = await delivery.send(ref(channel), samples.board, { key: 'post-1' });
    expect(discord.messages(channel)).toMatchObject([{ id, attachments: [] }]);
    expect(shown(channel)[0]).toContain('9 points');
    const forum = await addForum('questions');
    discord.faults.refuse('createPost', code);
    const post = await delivery.send(ref(forum), samples.board, { key: 'post-2' });
    expect(discord.messages(post)).toMatchObject([{ id: post, attachments: [] }]);
  });

  it.each([RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownChannel, 0])(
    'is tried once where it is not for its picture that Discord refuses it: %d',
    async (code) => {
      const channel = await addChannel('study');
      discord.faults.refuse('createMessage', code);
      await failureOf(delivery.send(ref(channel), samples.board, { key: 'post-1' }));
      expect(discord.messages(channel)).toEqual([]);
    },
  );

  it('is not tried without its picture where it is too late for that', async () => {
    const channel = await addChannel('study');
    discord.faults.refuse('createMessage', RESTJSONErrorCodes.RequestEntityTooLarge);
    let asked = 0;
    const inTime = () => ++asked === 1;
    const failure = await failureOf(delivery.send(ref(channel), samples.board, { key: 'post-1', inTime }));
    expect(failure).toMatchObject({ permanent: false, message: 'Discord was too slow' });
    expect(discord.messages(channel)).toEqual([]);
  });

  it.each([
    ['at once', 0],
    ['when Discord has forgotten its nonce', 10 * minutes],
  ])('is there once where the reply was lost and it is sent again %s', async (_, afterMs) => {
    const channel = await addChannel('study');
    const id = await loseReply(channel, samples.question, afterMs);
    await loseReply(await addChannel('other'), note('The leaderboard'), afterMs);
    expect(discord.messages(channel).map((message) => message.id)).toEqual([id]);
  });

  it('is there once where two send it at the same time', async () => {
    const channel = await addChannel('study');
    const send = () => delivery.send(ref(channel), note('The leaderboard'), { key: 'post-1' });
    const [one, other] = await Promise.all([send(), send()]);
    expect(one).toBe(other);
    expect(discord.messages(channel)).toHaveLength(1);
  });

  it('is told from others by the post that its buttons belong to, although its text has changed', async () => {
    const channel = await addChannel('study');
    await delivery.send(
      ref(channel),
      { ...samples.question, blocks: samples.draft.blocks },
      { key: 'post-0' },
    );
    const first = await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    discord.clock.advance(10 * minutes);
    const later = { ...samples.question, blocks: [say('4 have answered'), ...samples.question.blocks] };
    expect(await delivery.send(ref(channel), later, { key: 'post-1', again: true })).toBe(first);
  });

  it('is sent where only one of another day looks like it', async () => {
    const channel = await addChannel('study');
    await delivery.send(ref(channel), note('The leaderboard'), { key: 'post-1' });
    discord.clock.advance(26 * 60 * minutes);
    await delivery.send(ref(channel), note('The leaderboard'), { key: 'post-2', again: true });
    expect(shown(channel)).toEqual(['The leaderboard', 'The leaderboard']);
  });

  it('is sent where one that looks like it is from before its time', async () => {
    const channel = await addChannel('study');
    const send = (key: string, tried: object) =>
      delivery.send(ref(channel), note('What a quorum is'), { key, ...tried });
    await send('post-1', {});
    discord.clock.advance(10 * minutes);
    const since = Temporal.Instant.fromEpochMilliseconds(discord.clock.now());
    const second = await send('post-2', { since });
    discord.clock.advance(10 * minutes);
    expect(await send('post-2', { since, again: true })).toBe(second);
    expect(shown(channel)).toHaveLength(2);
    await send('post-3', {
      since: Temporal.Instant.fromEpochMilliseconds(discord.clock.now()),
      again: true,
    });
    expect(shown(channel)).toHaveLength(3);
  });

  it('is found on a further page of a busy channel', async () => {
    const channel = await addChannel('study');
    const first = await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    await fill(channel, 101);
    discord.clock.advance(10 * minutes);
    expect(await delivery.send(ref(channel), samples.question, { key: 'post-1', again: true })).toBe(first);
  });

  it('is not sent where looking for it has taken too long, in a channel or a forum', async () => {
    for (const id of [await addChannel('study'), await addForum('questions')]) {
      const options = { key: `post-${id}`, again: true, inTime: () => false } as const;
      const failure = await failureOf(delivery.send(ref(id), samples.question, options));
      expect(failure).toMatchObject({ permanent: false, message: 'Discord was too slow' });
      expect([...discord.messages(id), ...discord.threads(id)]).toEqual([]);
    }
  });

  it('is edited, by its id alone', async () => {
    const channel = await addChannel('study');
    const id = await delivery.send(ref(channel), samples.board, { key: 'post-1' });
    discord.clock.advance(60 * minutes);
    await delivery.edit(ref(channel), id, note('Revealed'));
    expect(discord.messages(channel)).toMatchObject([
      { content: 'Revealed', embeds: [], components: [], attachments: [] },
    ]);
  });
});

describe('a discussion in Discord', () => {
  it('hangs on its message, and is opened once', async () => {
    const channel = await addChannel('study');
    const thread = await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    const opener = note('The answer is B. Discuss it here.');
    await delivery.send(ref(channel), opener, { key: 'post-2', thread });
    await delivery.send(ref(channel), note('More'), { key: 'post-3', thread });
    expect(discord.threads(channel)).toMatchObject([{ id: thread, name: opener.summary }]);
    expect(shown(thread)).toEqual([opener.summary, 'More']);
  });

  it('is opened once where the reply to its first message was lost', async () => {
    const channel = await addChannel('study');
    const thread = await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    const options = { key: 'post-2', thread } as const;
    discord.faults.loseReply('createMessage');
    await failureOf(delivery.send(ref(channel), note('Discuss'), options));
    discord.clock.advance(10 * minutes);
    await delivery.send(ref(channel), note('Discuss'), { ...options, again: true });
    expect(shown(thread)).toEqual(['Discuss']);
  });

  it('has nowhere to be where the message was deleted', async () => {
    const channel = await addChannel('study');
    const thread = await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    discord.deletesMessage(thread);
    const failure = await failureOf(delivery.send(ref(channel), note('Discuss'), { key: 'post-2', thread }));
    expect(failure).toMatchObject({ permanent: true, scope: 'post', message: 'the message was deleted' });
  });
});

describe('a forum in Discord', () => {
  it('has a post of its own for each message, in which it is discussed', async () => {
    const forum = await addForum('questions');
    const id = await delivery.send(ref(forum), samples.question, { key: 'post-1' });
    await delivery.send(ref(forum), note('Discuss'), { key: 'post-2', thread: id });
    expect(discord.threads(forum)).toMatchObject([{ id, name: 'Question of the day' }]);
    expect(shown(id)).toHaveLength(2);
    await delivery.edit(ref(forum), id, note('Revealed'));
    expect(shown(id)).toEqual(['Revealed', 'Discuss']);
  });

  it.each([0, 10 * minutes])('has it once where the reply was lost, %i ms later', async (afterMs) => {
    const forum = await addForum('questions');
    const id = await loseReply(forum, samples.question, afterMs);
    expect(discord.threads(forum).map((post) => post.id)).toEqual([id]);
  });

  it('tells which post is there already, and opens none by looking', async () => {
    const forum = await addForum('questions');
    const options = { key: 'post-1', title: 'What a quorum is' };
    expect(await delivery.find(ref(forum), samples.question, options)).toBe(undefined);
    const id = await delivery.send(ref(forum), samples.question, options);
    expect(await delivery.find(ref(forum), samples.question, options)).toBe(id);
    expect(discord.threads(forum)).toHaveLength(1);
  });

  it('has one sent where the post of its name is from before its time', async () => {
    const forum = await addForum('questions');
    await delivery.send(ref(forum), note('The leaderboard'), { key: 'post-1' });
    discord.clock.advance(10 * minutes);
    const since = Temporal.Instant.fromEpochMilliseconds(discord.clock.now());
    await delivery.send(ref(forum), note('The leaderboard'), { key: 'post-2', again: true, since });
    expect(discord.threads(forum)).toHaveLength(2);
  });

  it('has none begun once another try may have begun', async () => {
    const forum = await addForum('questions');
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
    const sent = delivery.send(ref(forum), samples.question, { key: 'post-1' });
    expect(await failureOf(sent)).toMatchObject({ permanent: false });
    expect(discord.calls.filter(({ method }) => method === 'createPost')).toEqual([]);
  });

  it('goes on where somebody deletes a post', async () => {
    const forum = await addForum('questions');
    const id = await delivery.send(ref(forum), samples.question, { key: 'post-1' });
    discord.deletesChannel(id);
    const gone = { permanent: true, scope: 'post', message: 'its thread was deleted' };
    expect(await failureOf(delivery.edit(ref(forum), id, note('Revealed')))).toMatchObject(gone);
    const discussed = delivery.send(ref(forum), note('Discuss'), { key: 'post-2', thread: id });
    expect(await failureOf(discussed)).toMatchObject(gone);
  });

  it('is known from asking, where the client was not told of it', async () => {
    const forum = await addForum('questions');
    client.channels.cache.delete(forum);
    await delivery.send(ref(forum), samples.question, { key: 'post-1' });
    expect(discord.threads(forum)).toHaveLength(1);
  });

  it('has posts revealed that Discord has put away', async () => {
    const forum = await addForum('questions');
    const id = await delivery.send(ref(forum), samples.question, { key: 'post-1' });
    discord.archives(id);
    await delivery.edit(ref(forum), id, note('Revealed'));
    expect(shown(id)).toEqual(['Revealed']);
  });
});

describe('a message to one person in Discord', () => {
  it('stands in their conversation with Quorum, once', async () => {
    const ben = discord.addUser({ username: 'ben' });
    const member = memberRef(discord.guild.id, ben.id);
    const send = (again: object) =>
      delivery.sendPrivately(ref('1'), member, note('The plan is paused'), { key: 'post-1', ...again });
    discord.faults.loseReply('createMessage');
    await failureOf(send({}));
    discord.clock.advance(10 * minutes);
    await send({ again: true });
    expect(discord.directMessages(ben.id)).toMatchObject([{ content: 'The plan is paused' }]);
  });

  it('fails by itself where they take none', async () => {
    const ben = discord.addUser({ username: 'ben', directMessagesClosed: true });
    const member = memberRef(discord.guild.id, ben.id);
    const failure = await failureOf(
      delivery.sendPrivately(ref('1'), member, note('Hello'), { key: 'post-1' }),
    );
    expect(failure).toMatchObject({ permanent: true, scope: 'post' });
  });
});

describe('what Discord refuses', () => {
  const post = (channel: string) =>
    failureOf(delivery.send(ref(channel), samples.question, { key: 'post-1' }));

  it('names the permissions that are missing, and where', async () => {
    const channel = await addChannel('study', { deny: ['SendMessages', 'ReadMessageHistory'] });
    expect(await post(channel)).toMatchObject({
      permanent: true,
      scope: 'channel',
      message:
        'Quorum lacks the permissions “Send Messages” and “Read Message History” in #study. See Edit Channel, Permissions',
    });
    const hidden = await addChannel('staff', { deny: ['ViewChannel'] });
    expect((await post(hidden)).message).toContain('“View Channel”');
  });

  it('names them also where the client was not told of the channel', async () => {
    const channel = await addChannel('study', { deny: ['SendMessages'] });
    client.channels.cache.delete(channel);
    expect((await post(channel)).message).toContain('the permission “Send Messages” in #study');
  });

  it('tells a deleted channel from one of the wrong kind', async () => {
    const channel = await addChannel('study');
    discord.deletesChannel(channel);
    expect(await post(channel)).toMatchObject({
      permanent: true,
      scope: 'channel',
      message: 'the channel was deleted',
    });
    expect(await post(await addChannel('talk', { type: 13 }))).toMatchObject({
      permanent: true,
      scope: 'channel',
    });
  });

  it('is no channel’s fault where it is the token, and is over when the token is taken again', async () => {
    const channel = await addChannel('study');
    discord.faults.refuse('createMessage', 0, { status: 401, times: 2 });
    for (const failure of [await post(channel), await post(channel)]) {
      expect(failure).toMatchObject({ permanent: false, message: expect.stringContaining('DISCORD_TOKEN') });
    }
    await delivery.send(ref(channel), samples.question, { key: 'post-1' });
    expect(discord.messages(channel)).toHaveLength(1);
  });

  it('asks for as long a pause as Discord does, without waiting', async () => {
    const channel = await addChannel('study');
    discord.faults.rateLimit('createMessage', { retryAfter: 30 });
    const { permanent, retryAfterMs = 0 } = await post(channel);
    expect(permanent).toBe(false);
    expect(retryAfterMs).toBeGreaterThanOrEqual(30_000);
    expect(retryAfterMs).toBeLessThan(31_000);
  });

  it('is nothing that Quorum has not even asked for: it waits its turn', async () => {
    const channels: string[] = [];
    for (let place = 0; place < 60; place++) channels.push(await addChannel(`study-${place}`));
    const sent = channels.map((id) => delivery.send(ref(id), note('Hello'), { key: `post-${id}` }));
    expect(await Promise.all(sent)).toHaveLength(60);
    expect(
      discord.calls.filter(({ method, result }) => method === 'createMessage' && result !== 'ok'),
    ).toEqual([]);
  });

  it('is tried again after what passes, by the outbox and not by the client', async () => {
    const channel = await addChannel('study');
    discord.faults.fail('createMessage', { status: 503 });
    expect(await post(channel)).toMatchObject({
      permanent: false,
      message: 'Discord answered with HTTP 503',
    });
    discord.faults.refuse('createMessage', RESTJSONErrorCodes.APIResourceOverloaded);
    expect(await post(channel)).toMatchObject({ permanent: false });
    expect(discord.calls.filter(({ method }) => method === 'createMessage')).toHaveLength(2);
  });

  it('tells what is wrong with the one message from what is wrong with its channel', async () => {
    const channel = await addChannel('study');
    const scopes: [number, string][] = [
      [RESTJSONErrorCodes.ThreadLocked, 'post'],
      [RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'post'],
      [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, 'post'],
      [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel, 'channel'],
      [RESTJSONErrorCodes.UnknownGuild, 'workspace'],
    ];
    for (const [code, scope] of scopes) {
      discord.faults.refuse('createMessage', code);
      expect(await post(channel)).toMatchObject({ permanent: true, scope });
    }
  });

  it('is a message too long for it, which is not even sent', async () => {
    const channel = await addChannel('study');
    const message = { summary: 'x', blocks: [say(bold('x'.repeat(9_000)))] };
    const failure = await failureOf(delivery.send(ref(channel), message, { key: 'post-1' }));
    expect(failure).toMatchObject({ permanent: true, scope: 'post' });
    expect(discord.messages(channel)).toEqual([]);
  });
});

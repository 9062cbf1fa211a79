import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotAcknowledged } from '../../support/slack/delivery/envelope.ts';
import type { Person } from '../../support/slack/person.ts';
import { form, plain, question } from '../../support/slack/sample-payloads.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';
import { type Mode, startBolt } from '../../support/slack/start-bolt.ts';

// Towards the real client the stand-in has to be as Slack is, or tests of the platform prove nothing.

let slack: Slack;
let app: App;
let mei: Person;
let ben: Person;
let channel: string;

async function start(mode: Mode, reconnectsAfterMs?: number): Promise<void> {
  slack = await startSlack();
  mei = slack.addUser({ name: 'Mei', admin: true });
  ben = slack.addUser({ name: 'Ben', zone: 'America/New_York' });
  channel = slack.addChannel('study', { members: [mei, ben] });
  app = await startBolt(slack, mode, reconnectsAfterMs);
}

async function stop(): Promise<void> {
  await app.stop();
  await slack.stop();
}

async function postQuestion() {
  await app.client.chat.postMessage({ channel, text: 'A question', blocks: question });
  return slack.until(() => slack.messages(channel).at(-1));
}

describe.each(['Socket Mode', 'HTTP'] as const)('what the stand-in tells, over %s', (mode) => {
  beforeEach(() => start(mode));
  afterEach(stop);

  it('tells the same click again under other ids', async () => {
    let clicks = 0;
    app.action(/answer/, async ({ ack }) => {
      clicks += 1;
      await ack();
    });
    const told = await ben.clicks(await postQuestion(), 'A');
    await slack.repeats(told, 11);
    expect(clicks).toBe(12);
    expect(new Set(slack.deliveries.map(({ envelope }) => envelope.id)).size).toBe(12);
  });

  it('tells of the same event again under other ids', async () => {
    const ids = new Set<string>();
    app.event('app_mention', async ({ body }) => {
      ids.add(body.event_id);
    });
    await slack.repeats(await mei.mentions('hello', { channel }), 3);
    expect(ids.size).toBe(4);
  });

  it('tells of what happens to channels, people and the app itself', async () => {
    const told: string[] = [];
    app.event(/./, async ({ event }) => {
      told.push(event.type);
    });
    const secret = slack.addChannel('secret', { kind: 'private' });
    await ben.leaves(channel);
    await slack.removesApp(secret);
    await slack.invitesApp(secret);
    await slack.archives(channel);
    await slack.deletes(secret);
    await slack.changesUser(mei.id, { zone: 'Asia/Tokyo' });
    await slack.uninstalls();
    expect(told).toEqual([
      'member_left_channel',
      'group_left',
      'member_left_channel',
      'member_joined_channel',
      'channel_archive',
      'group_deleted',
      'user_change',
      'tokens_revoked',
      'app_uninstalled',
    ]);
  });

  it('says who did not acknowledge', async () => {
    await stop();
    slack = await startSlack({ acknowledgeWithinMs: 50 });
    const user = slack.addUser({ name: 'Ana' });
    const room = slack.addChannel('room', { members: [user] });
    app = await startBolt(slack, mode);
    const typed = user.types('/silence', { channel: room });
    await expect(typed).rejects.toThrow('"/silence" of Ana was not acknowledged: 50 ms went by');
    expect(slack.deliveries[0]?.failure).toBeInstanceOf(NotAcknowledged);
  });

  it('checks what is acknowledged with, too', async () => {
    app.shortcut('lookup', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
    });
    app.options('term', async ({ ack }) => {
      await ack({
        options: Array.from({ length: 101 }, (_, value) => ({ text: plain('x'), value: `${value}` })),
      });
    });
    app.view('schedule', async ({ ack }) => ack({ response_action: 'errors', errors: { place: 'Where?' } }));
    app.command('/study', async ({ ack }) => ack({ text: '<!channel>' }));
    await ben.uses('lookup');
    const view = await slack.until(() => slack.lastView(ben.id));
    await ben.searches(view, 'Term', 'x');
    await ben.submits(view, { Days: ['monday'] });
    await ben.types('/study today', { channel });
    expect(slack.takeViolations().map(({ what, problem }) => `${what} ${problem}`)).toEqual([
      'block_suggestion suggests 101 options, 100 are allowed',
      'view_submission names "place", which is no input of the view',
      'slash_command calls everybody with <!channel',
    ]);
  });
});

describe('the stand-in’s Socket Mode', () => {
  beforeEach(() => start('Socket Mode', 1000));
  afterEach(stop);

  it('drops a connection in the middle of a click, and is connected to again', async () => {
    let clicks = 0;
    app.action(/answer/, async ({ ack }) => {
      clicks += 1;
      await ack().catch(() => undefined);
    });
    const connected = () => slack.until(() => slack.sockets.connections() === 1);
    const disconnected = () => slack.until(() => slack.sockets.connections() === 0);
    const message = await postQuestion();
    slack.sockets.dropAtNextEnvelope();
    await expect(ben.clicks(message, 'A')).rejects.toThrow('the connection was dropped');
    await connected();
    await ben.clicks(message, 'A');
    slack.sockets.refresh();
    await disconnected();
    await connected();
    await ben.clicks(message, 'A');
    slack.sockets.drop();
    await disconnected();
    await expect(ben.clicks(message, 'A')).rejects.toThrow('nobody is connected');
    await connected();
    await ben.clicks(message, 'A');
    expect(clicks).toBeGreaterThanOrEqual(3);
  });

  it('gives each envelope to one of several connections, in turns', async () => {
    const second = await startBolt(slack, 'Socket Mode');
    const heard: number[] = [];
    for (const [index, one] of [app, second].entries()) {
      one.action(/answer/, async ({ ack }) => {
        heard.push(index);
        await ack();
      });
    }
    const message = await postQuestion();
    for (const letter of ['A', 'B', 'A', 'B']) await ben.clicks(message, letter);
    expect(heard.toSorted()).toEqual([0, 0, 1, 1]);
    await second.stop();
  });
});

describe('the stand-in’s HTTP', () => {
  beforeEach(() => start('HTTP'));
  afterEach(stop);

  it('signs as Slack does, forges, and sends what is stale', async () => {
    let clicks = 0;
    app.action(/answer/, async ({ ack }) => {
      clicks += 1;
      await ack();
    });
    const { envelope } = await ben.clicks(await postQuestion(), 'A');
    expect((await slack.posts(envelope, { secret: 'guessed' })).status).toBe(401);
    expect((await slack.posts(envelope, { ageSeconds: 301 })).status).toBe(401);
    expect((await slack.posts(envelope, { ageSeconds: 200 })).status).toBe(200);
    expect(clicks).toBe(2);
    expect(await slack.verifiesAddress()).toEqual({ challenge: 'a-challenge' });
  });

  it('marks what it tells again because it was not acknowledged', async () => {
    const retries: unknown[] = [];
    app.event('app_mention', async ({ context }) => {
      retries.push(context.retryNum);
    });
    const { envelope } = await mei.mentions('hello', { channel });
    await slack.retries(envelope);
    expect(retries).toEqual([undefined, 1]);
    const ids = slack.deliveries.map((told) => told.envelope.payload.event_id);
    expect(new Set(ids).size).toBe(1);
  });
});

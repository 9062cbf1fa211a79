import { type types, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../support/slack/person.ts';
import { silentLogger } from '../../support/slack/silent-logger.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';

let slack: Slack;
let client: webApi.WebClient;
let mei: Person;
let channel: string;

beforeEach(async () => {
  slack = await startSlack();
  mei = slack.addUser({ name: 'Mei', owner: true, zone: 'Asia/Tokyo' });
  channel = slack.addChannel('study', { members: [mei] });
  client = clientWith(slack.workspace.botToken);
});

afterEach(() => slack.stop());

function clientWith(token: string): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
}

/** @returns Slack's answer to a call that it refuses */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(() => undefined).catch((caught: unknown) => caught);
  return error instanceof webApi.WebAPIPlatformError ? error.data : error;
}

const post = (to = channel) => client.chat.postMessage({ channel: to, text: 'Hello' });

describe('the stand-in’s Web API', () => {
  it('knows who asks', async () => {
    const { workspace } = slack;
    expect(await client.auth.test()).toMatchObject({ team_id: workspace.id, user_id: workspace.botUser });
    expect(await refusal(clientWith('').auth.test())).toMatchObject({ error: 'not_authed' });
    expect(await refusal(clientWith('xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' });
    const open = clientWith(workspace.botToken).apps.connections.open({});
    expect(await refusal(open)).toMatchObject({ error: 'not_allowed_token_type' });
    await client.auth.revoke();
    expect(await refusal(post())).toMatchObject({ error: 'token_revoked' });
  });

  it('refuses channels that the app can’t post to', async () => {
    const outside = slack.addChannel('outside', { invited: false });
    const hidden = slack.addChannel('hidden', { kind: 'private', invited: false });
    expect(await refusal(post(outside))).toMatchObject({ error: 'not_in_channel' });
    expect(await refusal(post(hidden))).toMatchObject({ error: 'channel_not_found' });
    expect(await refusal(post('C404'))).toMatchObject({ error: 'channel_not_found' });
    await client.conversations.join({ channel: outside });
    await post(outside);
    await slack.archives(channel).catch(() => undefined);
    expect(await refusal(post())).toMatchObject({ error: 'is_archived' });
  });

  it('names the scope that is missing', async () => {
    slack.workspace.scopes.delete('chat:write');
    const answer = await refusal(post());
    expect(answer).toMatchObject({ error: 'missing_scope', needed: 'chat:write' });
    expect(answer).toMatchObject({ provided: expect.stringContaining('users:read') });
  });

  it('finds a message again by its metadata', async () => {
    const metadata = { event_type: 'quorum_post', event_payload: { key: 'p1' } };
    const before = await post();
    const sent = await client.chat.postMessage({ channel, text: 'One', metadata });
    await client.chat.postMessage({ channel, text: 'Reply', thread_ts: sent.ts ?? '', metadata });
    const asked = { channel, include_all_metadata: true, oldest: before.ts ?? '' };
    const { messages } = await client.conversations.history(asked);
    expect(messages?.map(({ ts, metadata: found }) => [ts, found])).toEqual([[sent.ts, metadata]]);
    const bare = await client.conversations.history({ channel });
    expect(bare.messages?.map(({ metadata: found }) => found)).toEqual([undefined, undefined]);
    const thread = await client.conversations.replies({ channel, ts: sent.ts ?? '' });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['One', 'Reply']);
    const page = await client.conversations.history({ channel, limit: 1 });
    const next = page.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.history({ channel, limit: 1, cursor: next });
    expect([page.has_more, rest.has_more, rest.messages?.length]).toEqual([true, false, 1]);
  });

  it('writes to one person alone', async () => {
    await client.chat.postEphemeral({ channel, user: mei.id, text: 'Psst' });
    expect(mei.sees(channel).map(({ text }) => text)).toEqual(['Psst']);
    expect(slack.messages(channel)).toEqual([]);
    const stranger = slack.addUser({ name: 'Ben' });
    const toStranger = client.chat.postEphemeral({ channel, user: stranger.id, text: 'Psst' });
    expect(await refusal(toStranger)).toMatchObject({ error: 'user_not_in_channel' });
    const { channel: direct } = await client.conversations.open({ users: mei.id });
    expect((await post(mei.id)).channel).toBe(direct?.id);
  });

  it('changes only what the app has written', async () => {
    const { ts = '' } = await post();
    await client.chat.update({ channel, ts, text: 'Changed' } as never);
    expect(slack.messages(channel).map(({ text, edited }) => [text, edited])).toEqual([['Changed', true]]);
    await mei.mentions('hi', { channel }).catch(() => undefined);
    const theirs = slack.messages(channel).at(-1)?.ts ?? '';
    const update = (at: string) => refusal(client.chat.update({ channel, ts: at, text: 'x' } as never));
    expect(await update(theirs)).toMatchObject({ error: 'cant_update_message' });
    expect(await update('1.000000')).toMatchObject({ error: 'message_not_found' });
  });

  it('tells of people and channels', async () => {
    const { user } = await client.users.info({ user: mei.id });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', is_owner: true, is_admin: true, real_name: 'Mei' });
    expect(await refusal(client.users.info({ user: 'U404' }))).toMatchObject({ error: 'user_not_found' });
    const info = await client.conversations.info({ channel });
    expect(info.channel).toMatchObject({ name: 'study', is_member: true, is_archived: false });
    const mine = await client.users.conversations({ user: mei.id });
    expect(mine.channels?.map(({ id }) => id)).toEqual([channel]);
    expect((await client.conversations.members({ channel })).members).toContain(mei.id);
    const { ts = '' } = await post();
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    expect(permalink).toBe(`https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`);
  });

  it('opens a modal once, within three seconds', async () => {
    await mei.types('/study setup', { channel }).catch(() => undefined);
    const title = { type: 'plain_text', text: 'Setup' } as const;
    const view: types.ModalView = { type: 'modal', title, blocks: [] };
    const open = () => {
      const trigger = slack.deliveries.at(-1)?.envelope.payload.trigger_id;
      return client.views.open({ trigger_id: String(trigger), view });
    };
    const opened = await open();
    expect(await refusal(open())).toMatchObject({ error: 'exchanged_trigger_id' });
    await mei.types('/study setup', { channel }).catch(() => undefined);
    slack.clock.advance(3001);
    expect(await refusal(open())).toMatchObject({ error: 'expired_trigger_id' });
    const { id = '', hash = '' } = opened.view ?? {};
    await client.views.update({ view_id: id, hash, view });
    const late = client.views.update({ view_id: id, hash, view });
    expect(await refusal(late)).toMatchObject({ error: 'hash_conflict' });
  });

  it('takes five answers to an interaction within thirty minutes', async () => {
    const respond = async () => {
      const url = String(slack.deliveries.at(-1)?.envelope.payload.response_url);
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text: 'Yes' }) });
      return [response.status, await response.text()];
    };
    await mei.types('/study today', { channel }).catch(() => undefined);
    for (let use = 0; use < 5; use += 1) expect(await respond()).toEqual([200, 'ok']);
    expect(await respond()).toEqual([404, 'used_url']);
    await mei.types('/study today', { channel }).catch(() => undefined);
    slack.clock.advance(30 * 60_000 + 1);
    expect(await respond()).toEqual([404, 'expired_url']);
  });

  it('takes a file and shows it', async () => {
    const file = Buffer.from('a picture');
    const uploaded = await client.filesUploadV2({ file, filename: 'board.png' });
    const id = uploaded.files[0]?.files?.[0]?.id ?? '';
    expect(slack.file(id)).toMatchObject({ content: file, altText: '', complete: true });
    const tooLong = { filename: 'board.png', length: 1, alt_txt: 'x'.repeat(1001) };
    expect(await refusal(client.files.getUploadURLExternal(tooLong))).toMatchObject({
      error: 'alt_txt_too_large',
    });
    const image = { type: 'image', alt_text: 'The board', slack_file: { id } } as const;
    await client.chat.postMessage({ channel, text: 'The board', blocks: [image] });
    const unknown = client.chat.postMessage({
      channel,
      text: 'x',
      blocks: [{ ...image, slack_file: { id: 'F404' } }],
    });
    expect(await refusal(unknown)).toMatchObject({ error: 'invalid_blocks' });
    expect(slack.takeViolations()).toHaveLength(1);
  });

  it('installs the app in another workspace', async () => {
    const other = slack.addWorkspace('Beta');
    const { clientId: client_id, clientSecret: client_secret } = slack.app;
    const asked = { client_id, client_secret, code: slack.agrees(other) };
    const installed = await new webApi.WebClient('', { slackApiUrl: slack.apiUrl }).oauth.v2.access(asked);
    expect(installed).toMatchObject({ access_token: other.botToken, team: { id: other.id, name: 'Beta' } });
    expect(await refusal(client.oauth.v2.access(asked))).toMatchObject({ error: 'invalid_code' });
    const theirs = clientWith(other.botToken).conversations.info({ channel });
    expect(await refusal(theirs)).toMatchObject({ error: 'channel_not_found' });
  });

  it('lets nobody call what it doesn’t know', async () => {
    expect(await refusal(client.reactions.add({ channel, name: 'eyes', timestamp: '1' }))).toMatchObject({
      error: 'unknown_method',
    });
    expect(slack.takeViolations()).toEqual([
      { what: 'reactions.add', path: '', problem: 'is no method that the stand-in knows' },
    ]);
  });
});

describe('the stand-in’s faults', () => {
  it('asks to wait', async () => {
    slack.faults.rateLimit('chat.postMessage', { times: 2, retryAfter: 7 });
    const errors = [await refusal(post()), await refusal(post())];
    for (const error of errors) expect(error).toMatchObject({ retryAfter: 7 });
    await post();
    expect(slack.calls.map(({ result }) => result)).toEqual(['429', '429', 'ok']);
  });

  it('fails, and refuses', async () => {
    slack.faults.fail('chat.postMessage');
    slack.faults.refuse('chat.postMessage', 'fatal_error');
    expect(await refusal(post())).toMatchObject({ statusCode: 500 });
    expect(await refusal(post())).toMatchObject({ error: 'fatal_error' });
    expect(slack.messages(channel)).toEqual([]);
  });

  it('takes a message and loses the reply', async () => {
    slack.faults.loseReply('chat.postMessage');
    expect(await refusal(post())).toBeInstanceOf(webApi.WebAPIRequestError);
    expect(slack.messages(channel)).toHaveLength(1);
  });

  it('holds a call back, before it is done or after', async () => {
    for (const when of ['before', 'after'] as const) {
      const sent = slack.messages(channel).length;
      const release = slack.faults.hold('chat.postMessage', when);
      const calls = slack.calls.length;
      const posting = post();
      await slack.until(() => slack.calls.length > calls);
      expect(slack.messages(channel)).toHaveLength(when === 'before' ? sent : sent + 1);
      expect(slack.calls.at(-1)?.result).toBeUndefined();
      release();
      await posting;
      expect(slack.messages(channel)).toHaveLength(sent + 1);
    }
  });

  it('tells what was waited for in vain', async () => {
    await post();
    await expect(slack.until(() => slack.messages(channel).length === 2, 20)).rejects.toThrow(
      /20 ms.*Hello/s,
    );
  });
});

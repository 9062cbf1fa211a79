import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from './support/build.ts';
import { createDatabase } from './support/databases.ts';
import { type Discord, startDiscord } from './support/discord/discord.ts';
import { buttonsOf as buttonsInDiscord } from './support/discord/surfaces/read.ts';
import { type QuorumProcess, startQuorum } from './support/quorum-process.ts';
import { type Slack, startSlack } from './support/slack/slack.ts';
import { buttonsOf } from './support/slack/surfaces/read.ts';
import { unset } from './support/unset.ts';

// The real process, at its most talkative, while everything fails that can: nothing that it prints holds a secret.

const words = 'Dismiss-the-llama-and-add-two-workers';
const password = 'open-sesame-4711';
const packs = join(import.meta.dirname, 'support/packs');

let database: Awaited<ReturnType<typeof createDatabase>>;
let databaseUrl: string;
let execute: (statement: string) => Promise<unknown>;
let closeDatabase: () => Promise<void>;

beforeAll(async () => {
  await build();
  database = await createDatabase();
  const owner = postgres(database.url, { max: 1, onnotice: () => {} });
  const role = `leaky_${randomBytes(4).toString('hex')}`;
  execute = (statement) => owner.unsafe(statement);
  await execute(`create role ${role} superuser login password '${password}'`);
  databaseUrl = database.url.replace(/\/\/[^@]+@/, `//${role}:${password}@`);
  closeDatabase = async () => {
    await execute(`drop owned by ${role}`);
    await owner.end();
    await database.drop();
  };
}, 120_000);
afterAll(() => closeDatabase?.());

const base = () => ({ DATABASE_URL: databaseUrl, CONTENT_DIR: packs, LOG_LEVEL: 'trace', PLAYGROUND: 'off' });

/** Waits until it has said so. */
const says = ({ said }: QuorumProcess, what: string | RegExp) =>
  expect.poll(() => said.join('\n'), { timeout: 20_000 }).toMatch(what);

function expectNone(said: string, secrets: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, values] of Object.entries(secrets)) {
    expect(values.length, name).toBeGreaterThan(0);
    for (const value of values) {
      expect(value.length, name).toBeGreaterThan(6);
      expect(said, name).not.toContain(value);
      expect(said, name).not.toContain(encodeURIComponent(value));
    }
  }
}

describe('what a process on Slack and Discord prints', () => {
  let slack: Slack;
  let discord: Discord;
  let quorum: QuorumProcess;
  let room: string;

  beforeAll(async () => {
    slack = await startSlack({ now: Date.now });
    discord = await startDiscord({ now: Date.now });
    const slackVariables = {
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
    const discordVariables = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    quorum = await startQuorum({ ...base(), ...slackVariables, ...discordVariables });
    room = discord.addChannel('study');
    await discord.until(() => discord.commands.length > 0, 20_000);
  }, 60_000);
  afterAll(async () => {
    await quorum?.kill();
    await slack?.stop();
    // Whatever is promised there and never comes is what this is about.
    discord?.takeViolations();
    await discord?.stop();
  });

  it('is none of what members write, though the database fails as it is kept', async () => {
    await failing('answers', async () => {
      await answersInSlack();
      await answersInDiscord();
      await says(quorum, /request failed[\s\S]*request failed/);
    });
    expect(quorum.said.join('\n')).toContain('answers_away');
    expectNone(quorum.said.join('\n'), { words: [words] });
  }, 60_000);

  it('is no address, token or password, though every call fails', async () => {
    const ben = slack.addUser({ name: 'Ben' });
    const bo = discord.addUser({ username: 'bo' });
    for (const method of ['response_url', 'chat.postEphemeral', 'chat.postMessage', 'views.open']) {
      slack.faults.fail(method, { times: 1 });
      slack.faults.loseReply(method, { times: 1 });
    }
    for (let deed = 0; deed < 3; deed++) await ben.types('/study help', { channel: joined(ben.id) });
    for (const method of ['respond', 'editReply'] as const) {
      discord.faults.refuse(method, 10015);
      discord.faults.loseReply(method, { times: 2 });
      discord.faults.fail(method, { times: 2 });
    }
    for (let deed = 0; deed < 4; deed++) await bo.types('/study help', { channel: room }).catch(() => {});
    slack.sockets.drop();
    discord.gateway.invalidate();
    slack.revokesToken();
    discord.revokesToken();
    await ben.types('/study status', { channel: joined(ben.id) }).catch(() => {});
    await says(quorum, /could not be dealt with|could not be sent|did not reach/);
    expectNone(quorum.said.join('\n'), secrets());
  }, 60_000);

  it('is nothing of all that to its very end', async () => {
    await slack
      .addUser({ name: 'Mei' })
      .opensHome()
      .catch(() => {});
    await quorum.stop();
    expectNone(quorum.said.join('\n'), secrets());
  }, 60_000);

  const secrets = () => ({
    'bot token': [slack.workspace.botToken],
    'app token': [slack.app.appToken],
    'token of Discord': [discord.token],
    password: [password],
    'address of the database': [databaseUrl],
    'addresses to answer at': slack.deliveries.flatMap(({ envelope: { payload } }) =>
      typeof payload.response_url === 'string' ? [payload.response_url, payload.response_url.slice(-8)] : [],
    ),
    'tokens of interactions': discord.deliveries.map(({ interaction }) => interaction.token),
    words: [words],
  });

  function joined(member: string): string {
    return slack.addChannel('open', { members: [slack.user(member)] });
  }

  async function answersInSlack(): Promise<void> {
    const ben = slack.addUser({ name: 'Ben' });
    const place = joined(ben.id);
    for (;;) {
      const before = ben.sees(place).length;
      await ben.types('/study quiz 1', { channel: place });
      const asked = await slack.until(() => ben.sees(place).slice(before).at(-1));
      if (!buttonsOf(asked).includes('Write your answer')) continue;
      await ben.clicks(asked, 'Write your answer');
      const form = await slack.until(() => slack.lastView(ben.id));
      await ben.submits(form, { 'In your own words': words });
      return;
    }
  }

  async function answersInDiscord(): Promise<void> {
    const bo = discord.addUser({ username: 'bo' });
    for (;;) {
      const before = bo.sees(room).length;
      await bo.types('/study quiz chapter:1', { channel: room });
      const asked = await discord.until(() => bo.sees(room).slice(before).at(-1));
      if (!buttonsInDiscord(asked).includes('Write your answer')) continue;
      await bo.clicks(asked, 'Write your answer');
      const form = await discord.until(() => bo.lastModal());
      await bo.submits(form, { 'In your own words': words });
      return;
    }
  }

  /** Has the database fail as something is put into a table. */
  async function failing(table: string, work: () => Promise<void>): Promise<void> {
    await execute(`
      create function fail() returns trigger as $$
        begin raise exception '${table}_away'; end
      $$ language plpgsql;
      create trigger fail before insert on ${table} for each row execute function fail()`);
    await work();
    await execute(`drop trigger fail on ${table}; drop function fail`);
  }
});

describe('what a process for many workspaces prints', () => {
  it('is none of its secrets, though nobody can install it', async () => {
    const slack = await startSlack({ now: Date.now });
    const kept = {
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SLACK_CLIENT_ID: slack.app.clientId,
      SLACK_CLIENT_SECRET: slack.app.clientSecret,
      SLACK_STATE_SECRET: 'the-secret-of-the-state',
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    };
    const quorum = await startQuorum({ ...base(), ...kept, SLACK_API_URL: slack.apiUrl });
    const code = slack.agrees(slack.workspace);
    const page = await fetch(`${quorum.url}/slack/install`);
    const [, state = ''] = /state=([^"&]+)/.exec(await page.text()) ?? [];
    const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const comeBack = (query: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${quorum.url}/slack/oauth_redirect?${new URLSearchParams(query)}`, { headers });
    await comeBack({ code, state });
    await comeBack({ code, state: 'guessed-state' }, { cookie: cookie.join('; ') });
    for (const fault of ['invalid_client_id', 'bad_client_secret'])
      slack.faults.refuse('oauth.v2.access', fault);
    for (let times = 0; times < 2; times++) await comeBack({ code, state }, { cookie: cookie.join('; ') });
    slack.faults.loseReply('oauth.v2.access');
    await comeBack({ code, state }, { cookie: cookie.join('; ') });
    await execute('alter table installations rename to installations_away');
    const failed = await comeBack(
      { code: slack.agrees(slack.workspace), state },
      { cookie: cookie.join('; ') },
    );
    expect(failed.status).toBe(500);
    await execute('alter table installations_away rename to installations');
    await fetch(`${quorum.url}/slack/events`, { method: 'POST', body: 'payload=guess' });
    await quorum.stop();
    await slack.stop();
    expectNone(quorum.said.join('\n'), {
      ...Object.fromEntries(
        Object.entries(kept).flatMap(([name, value]) =>
          name === 'SLACK_CLIENT_ID' ? [] : [[name, [value]]],
        ),
      ),
      codes: [code],
      state: [state, ...cookie.map((one) => one.slice(one.indexOf('=') + 1))],
      tokens: [slack.workspace.botToken],
      password: [password],
    });
  }, 60_000);
});

describe('what is printed by a process that cannot start', () => {
  const token = 'xoxb-4711-not-the-right-one';
  const appToken = 'xapp-4711-not-the-right-one';
  const discordToken = 'MTA0NzEx.GaBcDe.not-the-right-one';
  const key = 'b3Blbi1zZXNhbWU0NzEx';

  const end = async (variables: Record<string, string>): Promise<string> => {
    try {
      await (await startQuorum({ ...base(), ...variables })).stop();
    } catch (error) {
      return String(error);
    }
    throw new Error('it has started');
  };

  it.each<[string, (slack: Slack, discord: Discord) => Record<string, string>, string]>([
    [
      'a token of Slack that is wrong',
      ({ apiUrl }) => ({ SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl }),
      'SLACK_BOT_TOKEN cannot be used',
    ],
    [
      'an app-level token that is wrong',
      ({ apiUrl, workspace }) => ({
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: apiUrl,
      }),
      'SLACK_APP_TOKEN cannot be used',
    ],
    [
      'a token of Discord that is wrong',
      (_, { apiUrl }) => ({ DISCORD_TOKEN: discordToken, DISCORD_API_URL: apiUrl }),
      'DISCORD_TOKEN cannot be used',
    ],
    [
      'a token in the wrong place',
      () => ({ SLACK_APP_TOKEN: token, SLACK_BOT_TOKEN: appToken }),
      'must begin with',
    ],
    ['a key that is too short', () => ({ ENCRYPTION_KEY: key }), 'ENCRYPTION_KEY must be'],
    [
      'a password that is wrong',
      () => ({ DATABASE_URL: databaseUrl.replace(password, `${password}-not`) }),
      'password authentication failed',
    ],
    [
      'an address of a database that is none',
      () => ({ DATABASE_URL: databaseUrl.replace(password, `${password}/?#[ @@`) }),
      'Quorum cannot start',
    ],
    [
      'no database',
      () => ({ DATABASE_URL: `postgres://leaky:${password}@127.0.0.1:1/quorum` }),
      'cannot be reached',
    ],
    [
      'a password in the address of a grader',
      () => ({ GRADER_URL: `http://leaky:${password}@127.0.0.1:1/v1` }),
      'put the key into GRADER_KEY',
    ],
    [
      'a key of a grader in its address',
      () => ({ GRADER_URL: `http://127.0.0.1:1/v1?key=${password}` }),
      'put the key into GRADER_KEY',
    ],
    [
      'a key of a grader without its address',
      () => ({ GRADER_KEY: password }),
      'GRADER_KEY does nothing without GRADER_URL',
    ],
    [
      'another protocol',
      () => ({ DATABASE_URL: `mysql://leaky:${password}@127.0.0.1/quorum` }),
      'postgres://',
    ],
  ])('for %s is the reason, and no secret', async (_, variables, why) => {
    const [slack, discord] = [await startSlack({ now: Date.now }), await startDiscord({ now: Date.now })];
    const said = await end(variables(slack, discord));
    await Promise.all([slack.stop(), discord.stop()]);
    expect(said).toContain(why);
    expectNone(said, { tokens: [token, appToken, discordToken, slack.workspace.botToken], key: [key] });
    expect(said).not.toContain(password);
  });
});

describe('what the operator’s commands print', () => {
  const run = async (variables: Record<string, string>, ...words: readonly string[]) => {
    const env = { ...process.env, ...unset, ...base(), ...variables };
    const cli = join(import.meta.dirname, '../dist/cli.js');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...words], { env }).catch(
      (failure: { stdout: string; stderr: string }) => failure,
    );
    return stdout + stderr;
  };

  it('is no row of a backup that cannot be restored', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorum-'));
    const row = { id: 1, platform: 'web', workspace: 'w', channel: 'c', name: words, stray: words };
    const lines = [
      { type: 'begin', format: 'quorum-backup-1' },
      { type: 'rows', table: 'channels', columns: ['id', 'platform', 'name'], rows: [row] },
      { type: 'end', total: 1 },
    ];
    const file = join(folder, 'broken.backup');
    await writeFile(file, gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
    const said = await run({ DATABASE_URL: '', DATA_DIR: join(folder, 'data') }, 'restore', file);
    await rm(folder, { recursive: true });
    expect(said).toContain('Nothing was restored');
    expectNone(said, { words: [words] });
    expect(said).toMatch(/null value|workspace/);
  });

  it('is no password, though the database is not there', async () => {
    const DATABASE_URL = `postgres://leaky:${password}@127.0.0.1:1/quorum`;
    for (const command of [
      ['doctor'],
      ['channel', 'list'],
      ['backup', '/tmp/none'],
      ['move', '--to', DATABASE_URL],
    ]) {
      expectNone(await run({ DATABASE_URL }, ...command), { password: [password], url: [DATABASE_URL] });
    }
  });
});

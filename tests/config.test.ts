import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, environment, readConfig } from '../src/config.ts';

const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
const settings = Object.fromEntries(
  [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);

describe('the configuration', () => {
  it('is named in .env.example, every variable and no other', () => {
    expect(Object.keys(settings).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  it('has the defaults that .env.example shows', () => {
    expect(readConfig(settings)).toEqual(readConfig({}));
  });

  it('takes an empty variable for unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('names every problem at once', () => {
    const wrong = { PORT: 'web', DATABASE_URL: 'mysql://localhost', PLAYGROUND: 'yes', LOG_LEVEL: 'loud' };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    expect(() => readConfig(wrong)).toThrow(
      [
        'PORT must be a number, such as 3000',
        'DATABASE_URL must begin with postgres://, such as postgres://user:password@host:5432/quorum',
        'PLAYGROUND must be on or off',
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      ].join('\n'),
    );
  });

  it.each([
    ['127.0.0.1', 'on'],
    ['127.1.2.3', 'on'],
    ['localhost', 'on'],
    ['::1', 'on'],
    ['0.0.0.0', 'off'],
    ['::', 'off'],
    ['192.168.1.5', 'off'],
    ['127.0.0.1.example.org', 'off'],
  ])('has no playground that others could reach unless it is asked for: at %s it is %s', (HOST, expected) => {
    expect(readConfig({ HOST }).PLAYGROUND).toBe(expected);
    expect(readConfig({ HOST, PLAYGROUND: 'on' }).PLAYGROUND).toBe('on');
    expect(readConfig({ HOST, PLAYGROUND: 'off' }).PLAYGROUND).toBe('off');
  });

  const key = Buffer.alloc(32, 7).toString('base64');
  const oauth = {
    SLACK_SIGNING_SECRET: 's1',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 's2',
    SLACK_STATE_SECRET: 's3',
    ENCRYPTION_KEY: key,
  };

  it.each([
    ['Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'socket'],
    ['HTTP for one workspace', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's1' }, 'http'],
    ['HTTP for many workspaces', oauth, 'oauth'],
  ])('takes Slack by %s, and then has no playground unless asked for', (_, variables, type) => {
    expect(readConfig(variables)).toMatchObject({ slack: { type }, PLAYGROUND: 'off' });
    expect(readConfig({ ...variables, PLAYGROUND: 'on' })).toMatchObject({ PLAYGROUND: 'on' });
  });

  it('takes several keys, the first of which seals', () => {
    const older = Buffer.alloc(32, 9).toString('base64');
    const { slack } = readConfig({ ...oauth, ENCRYPTION_KEY: `${key}, ${older}` });
    expect(slack).toMatchObject({ encryptionKeys: [Buffer.alloc(32, 7), Buffer.alloc(32, 9)] });
  });

  it('honours another address of Slack', () => {
    const variables = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const apiUrl = 'https://slack-gov.com/api/';
    expect(readConfig({ ...variables, SLACK_API_URL: apiUrl }).slack).toMatchObject({ apiUrl });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is missing'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_SIGNING_SECRET: 's1' }, 'SLACK_BOT_TOKEN is missing'],
    [{ ...oauth, ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY is missing'],
    [{ ...oauth, ENCRYPTION_KEY: 'c2hvcnQ=' }, 'ENCRYPTION_KEY must be 32 bytes in base64'],
    [{ ...oauth, ENCRYPTION_KEY: `${key},` }, 'ENCRYPTION_KEY must be 32 bytes in base64, or several'],
    [{ ...oauth, ENCRYPTION_KEY: `${key} ${key}` }, 'ENCRYPTION_KEY must be 32 bytes in base64'],
    [{ ...oauth, SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN does not go with Slack by HTTP for many'],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN must begin with xoxb-'],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN must begin with xapp-'],
    [{ SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL must be an address'],
  ])('refuses half of Slack, or a mixture: %j', (variables, problem) => {
    expect(() => readConfig(variables)).toThrow(problem);
  });

  it('takes Discord by its token, and then has no playground unless asked for', () => {
    const variables = { DISCORD_TOKEN: 'MTA.GaBc-d.e_F' };
    expect(readConfig(variables)).toMatchObject({
      discord: { token: 'MTA.GaBc-d.e_F', apiUrl: undefined },
      PLAYGROUND: 'off',
    });
    expect(readConfig({ ...variables, PLAYGROUND: 'on' })).toMatchObject({ PLAYGROUND: 'on' });
    const apiUrl = 'https://discord.example.com/api/';
    const taken = (url: string) => readConfig({ ...variables, DISCORD_API_URL: url }).discord?.apiUrl;
    expect(taken(apiUrl)).toBe(apiUrl.slice(0, -1));
    expect(taken(`${apiUrl}v10/`)).toBe(apiUrl.slice(0, -1));
  });

  it('has nothing but Discord in a process that was started for one of its shards', () => {
    const variables = {
      DISCORD_TOKEN: 'MTA.GaBc-d.e_F',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    };
    const started = { SHARDING_MANAGER: 'true', SHARDS: '2', SHARD_COUNT: '4' };
    expect(readConfig({ ...variables, PLAYGROUND: 'on', ...started })).toMatchObject({
      shard: { id: 2, count: 4 },
      slack: undefined,
      PLAYGROUND: 'off',
    });
    expect(readConfig(variables)).toMatchObject({ shard: undefined, slack: { type: 'socket' } });
  });

  it.each([
    [{ DISCORD_TOKEN: 'a client secret' }, 'DISCORD_TOKEN must be the token under Bot'],
    [{ DISCORD_TOKEN: 'Bot MTA.GaBc-d.e_F' }, 'DISCORD_TOKEN must be the token under Bot'],
    [{ DISCORD_API_URL: 'discord.com' }, 'DISCORD_API_URL must be an address'],
  ])('refuses what cannot be of Discord: %j', (variables, problem) => {
    expect(() => readConfig(variables)).toThrow(problem);
  });

  it.each([
    'http://ben:open-sesame@127.0.0.1:11434/v1',
    'http://open-sesame@127.0.0.1:11434/v1',
    'http://:open-sesame@127.0.0.1:11434/v1',
    'http://127.0.0.1:11434/v1?key=open-sesame',
    'http://127.0.0.1:11434/v1?',
    'http://127.0.0.1:11434/v1#open-sesame',
  ])('refuses an address of a grader with a secret in it, and does not repeat it: %s', (GRADER_URL) => {
    expect(() => readConfig({ GRADER_URL })).toThrow(
      /^GRADER_URL must have no user, password, \? or # in it: put the key into GRADER_KEY$/,
    );
  });

  it.each([
    [{ GRADER_URL: 'ben:open-sesame' }, /^GRADER_URL must be a URL, such as http:\/\/127.0.0.1:11434\/v1$/],
    [
      { GRADER_MODEL: 'small' },
      /^GRADER_MODEL does nothing without GRADER_URL: set that as well, or unset it$/,
    ],
    [
      { GRADER_KEY: 'open-sesame' },
      /^GRADER_KEY does nothing without GRADER_URL: set that as well, or unset it$/,
    ],
    [
      { GRADER_URL: 'http://127.0.0.1/v1', GRADER_KEY: 'open\nsesame' },
      /^GRADER_KEY must be plain letters, digits and signs, with no spaces in it$/,
    ],
  ])('refuses half of a grader, or what none can take: %j', (variables, problem) => {
    expect(() => readConfig(variables)).toThrow(problem);
  });

  it('takes a grader by its address alone, or with a model and a key', () => {
    const alone = { GRADER_URL: 'https://models.example.com/@team/v1/' };
    const whole = { ...alone, GRADER_MODEL: 'small model', GRADER_KEY: 'sk-4711_a.b=' };
    expect(readConfig(alone)).toMatchObject(alone);
    expect(readConfig(whole)).toMatchObject(whole);
  });

  it('refuses two ways to Slack at once', () => {
    const variables = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's1' };
    expect(() => readConfig(variables)).toThrow('SLACK_SIGNING_SECRET does not go with Slack by Socket Mode');
  });
});

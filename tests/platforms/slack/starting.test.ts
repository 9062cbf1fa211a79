import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotAcknowledged } from '../../support/slack/delivery/envelope.ts';
import { textOf } from '../../support/slack/surfaces/read.ts';
import { type Mode, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

let study: SlackStudy;
let logged: string[];

async function start(mode: Mode): Promise<void> {
  logged = [];
  const log = pino({ level: 'info' }, { write: (line) => logged.push(line) });
  study = await startSlackStudy(mode, { log });
  await study.setUp();
}

const callsOf = (method: string) => study.slack.calls.filter((call) => call.method === method);

describe.each<Mode>(['Socket Mode', 'HTTP'])('Quorum over %s, started while Slack is down', (mode) => {
  beforeEach(() => start(mode));
  afterEach(() => study.stop());

  it('says so, and works as soon as Slack does', async () => {
    const { slack, ben } = study;
    slack.faults.fail('auth.test', { status: 503 });
    slack.faults.fail('apps.connections.open', { status: 503, times: 2 });
    await study.restart();
    expect(logged.join('')).toContain('Slack cannot be reached yet');
    if (mode === 'Socket Mode') await slack.until(() => slack.sockets.connections() === 1);
    await study.answered(ben, () => ben.types('/study help', study));
  });

  it('stops when it is asked to, although it has never reached Slack', async () => {
    const { slack } = study;
    slack.faults.fail('auth.test', { status: 503 });
    slack.faults.fail('apps.connections.open', { status: 503 });
    await study.restart();
    await study.restart();
    if (mode === 'Socket Mode') expect(slack.sockets.connections()).toBe(1);
  });
});

describe('Quorum over HTTP, while it starts', () => {
  beforeEach(() => start('HTTP'));
  afterEach(() => study.stop());

  it('has Slack come again with what it cannot take yet', async () => {
    const { slack, ben } = study;
    const before = callsOf('auth.test').length;
    const release = slack.faults.hold('auth.test');
    const restarted = study.restart();
    await slack.until(() => callsOf('auth.test').length > before);
    const refused = await ben.mentions('what is a queue?', study).catch((error: unknown) => error);
    expect(String(refused)).toContain('503 Quorum is starting');
    release();
    await restarted;
    if (!(refused instanceof NotAcknowledged)) throw refused;
    const { envelope } = refused;
    expect(textOf(await study.answered(ben, () => slack.retries(envelope)))).toContain('Queue');
  });
});

describe('Quorum with tokens that Slack does not take', () => {
  beforeEach(() => start('Socket Mode'));
  afterEach(() => study.stop());

  it.each([
    ['auth.test', 'SLACK_BOT_TOKEN cannot be used: Slack no longer accepts'],
    ['apps.connections.open', 'SLACK_APP_TOKEN cannot be used: Slack no longer accepts'],
  ])('does not start, and names the token: %s', async (method, message) => {
    study.slack.faults.refuse(method, 'invalid_auth');
    await expect(study.restart()).rejects.toThrow(message);
  });
});

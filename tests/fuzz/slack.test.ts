import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../support/build.ts';
import { anyText, fuzz, fuzzAtOnce, fuzzTimeout, mutated } from '../support/fuzz.ts';
import { inNewFolder } from '../support/new-folder.ts';
import { type QuorumProcess, startQuorum } from '../support/quorum-process.ts';
import type { Envelope } from '../support/slack/delivery/envelope.ts';
import { type Slack, startSlack } from '../support/slack/slack.ts';

let slack: Slack;
let quorum: QuorumProcess;

async function start(mode: 'HTTP' | 'Socket Mode'): Promise<void> {
  slack = await startSlack({ now: Date.now });
  const { apiUrl, app, workspace } = slack;
  const over =
    mode === 'HTTP' ? { SLACK_SIGNING_SECRET: app.signingSecret } : { SLACK_APP_TOKEN: app.appToken };
  const variables = { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: workspace.botToken, ...over };
  quorum = await startQuorum(await inNewFolder(variables));
  if (mode === 'HTTP') slack.deliverTo(`${quorum.url}/slack/events`);
}

/** True envelopes of each kind, as Slack sends them: commands, clicks, submissions, mentions, shortcuts, changes. */
async function recorded(): Promise<readonly Envelope[]> {
  const olive = slack.addUser({ name: 'Olive', admin: true });
  const channel = slack.addChannel('study', { members: [olive] });
  await olive.types('/study quiz 2', { channel });
  await olive.mentions('what is a queue?', { channel });
  await olive.types('/study setup', { channel });
  const preview = await slack.until(() =>
    olive.sees(channel).find(({ blocks }) => JSON.stringify(blocks).includes('Days and times')),
  );
  await olive.clicks(preview, 'Days and times');
  await olive.submits(await slack.until(() => slack.lastView(olive.id)));
  await olive.uses('lookup');
  await olive.opensHome();
  await slack.changesUser(olive.id, { name: 'Olive O.' });
  return slack.deliveries.map(({ envelope }) => envelope);
}

/** The bot still answers somebody. */
async function expectAnswers(): Promise<void> {
  const mei = slack.addUser({ name: 'Mei' });
  const channel = slack.addChannel('room', { members: [mei] });
  await mei.types('/study help', { channel });
  await slack.until(() => mei.sees(channel).length > 0);
}

const anyEnvelope = (envelopes: readonly Envelope[]): fc.Arbitrary<Envelope> =>
  fc.oneof(
    ...envelopes.map((envelope) =>
      mutated(envelope.payload).map((payload) => ({ ...envelope, payload: fieldsOf(payload) })),
    ),
  );

function fieldsOf(payload: unknown): Envelope['payload'] {
  // The stand-in sends no nothing.
  return (payload ?? {}) as Envelope['payload'];
}

describe('whatever comes in the name of Slack, the process goes on', { timeout: fuzzTimeout }, () => {
  let mode: 'HTTP' | 'Socket Mode' = 'HTTP';
  beforeAll(build, 120_000);
  beforeEach(() => start(mode));
  afterEach(async () => {
    expect(await quorum.stop()).toBe(0);
    // What is asked of Slack on behalf of nobody is not as it should be.
    slack.takeViolations();
    await slack.stop();
    mode = 'Socket Mode';
  });

  it('over HTTP, with a signature and without', async () => {
    const sent = anyEnvelope(await recorded());
    await fuzzAtOnce('bodies of Slack over HTTP', fc.oneof(sent, sent, garbage), async (all) => {
      const answers = await Promise.all(
        all.map(async (envelope) => [(await slack.posts(envelope, {})).status, envelope] as const),
      );
      for (const [status, { payload }] of answers)
        expect([200, 400, 401, 404], JSON.stringify(payload)).toContain(status);
    });
    const header = fc.string({ unit: fc.constantFrom(...'v0=:abcdef0123456789 ,'), maxLength: 80 });
    const headers = fc.tuple(header, header, anyText);
    await fuzz(
      'bodies of Slack over HTTP',
      headers,
      async ([signature, timestamp, body]) => {
        const about = {
          'x-slack-signature': signature.trim(),
          'x-slack-request-timestamp': timestamp.trim(),
        };
        const response = await fetch(`${quorum.url}/slack/events`, { method: 'POST', headers: about, body });
        expect(response.status).toBe(401);
      },
      0.2,
    );
    await expectAnswers();
  });

  it('over Socket Mode', async () => {
    const sent = anyEnvelope(await recorded());
    await fuzzAtOnce('envelopes of Slack over Socket Mode', sent, async (all) => {
      // What makes no sense is not acknowledged, which the stand-in waits for.
      await Promise.allSettled(all.map((envelope) => slack.retries(envelope)));
    });
    await expectAnswers();
  });
});

const garbage: fc.Arbitrary<Envelope> = fc
  .tuple(fc.constantFrom('events_api', 'interactive', 'slash_commands'), fc.oneof(anyText, fc.jsonValue()))
  .map(
    ([type, payload]) =>
      ({ id: 'x', type, payload: fieldsOf(payload), retries: 0, about: 'garbage' }) as Envelope,
  );

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../support/slack/person.ts';
import { textOf } from '../../support/slack/surfaces/read.ts';
import { type Mode, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

let study: SlackStudy;

const callsOf = (method: string) => study.slack.calls.filter((call) => call.method === method);
const seconds = 1_000;

/** Has a call of Slack's take so long, by Slack's clock, that somebody's doing waits for. @returns what they see next */
async function slowly(person: Person, method: string, ms: number, act: () => Promise<unknown>) {
  const { slack } = study;
  const before = callsOf(method).length;
  const release = slack.faults.hold(method);
  return study.answered(person, async () => {
    await act();
    await slack.until(() => callsOf(method).length > before);
    slack.clock.advance(ms);
    release();
  });
}

describe.each<Mode>(['Socket Mode', 'HTTP'])('Slack over %s, when something takes long', (mode) => {
  beforeEach(async () => {
    study = await startSlackStudy(mode);
    await study.setUp();
  });
  afterEach(() => study.stop());

  it('says so where Slack opens no form any more, and opens it when asked again', async () => {
    const { slack, mei } = study;
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu']) await study.goTo(`${day} 09:00`);
    const question = await study.question();
    const write = () => mei.clicks(question, 'Write your answer');
    expect(textOf(await slowly(mei, 'users.info', 4 * seconds, write))).toContain('That took too long');
    await write();
    expect((await slack.until(() => slack.lastView(mei.id))).title).toBe('Your answer');
  });

  it('says so where Slack does not open the glossary any more', async () => {
    const { slack, mei } = study;
    const release = slack.faults.hold('views.open');
    await mei.uses('lookup');
    await slack.until(() => callsOf('views.open').length > 0);
    slack.clock.advance(4 * seconds);
    release();
    await slack.until(() =>
      callsOf('chat.postMessage').some(
        ({ args }) => args.channel === mei.id && String(args.text).includes('That took too long'),
      ),
    );
  });

  it('closes a form that Slack would wait for in vain, and shows what comes of it afterwards', async () => {
    const { slack, olive, ben } = study;
    const preview = await study.answered(olive, () => olive.types('/study setup', study));
    await olive.clicks(preview, 'Organisers');
    const form = await slack.until(() => slack.lastView(olive.id));
    const release = slack.faults.hold('users.info');
    await olive.submits(form, { Organisers: [olive.id, ben.id] });
    expect(slack.lastView(olive.id)).toBeUndefined();
    release();
    const shown = await study.seen(olive, 'Olive, Ben');
    expect(shown.ts).toBe(preview.ts);
  });

  it('answers by another way where the address for it has expired', async () => {
    const { ben } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const verdict = await slowly(ben, 'users.info', 31 * 60 * seconds, () => ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
    expect(callsOf('response_url').at(-1)?.result).toBe('expired_url');
    expect(callsOf('chat.postEphemeral').at(-1)?.args.user).toBe(ben.id);
  });

  it('judges without names where Slack tells of nobody for a while, and asks no more until then', async () => {
    const { ben, mei, slack } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const asked = callsOf('users.info').length;
    slack.faults.rateLimit('users.info', { retryAfter: 5 });
    const click = async (person: Person) =>
      textOf(await study.answered(person, () => person.clicks(question, 'C')));
    expect(await click(ben)).toContain('Right!');
    expect(await click(mei)).toContain('Right!');
    expect(callsOf('users.info')).toHaveLength(asked + 1);
    const askedLater = async () => (await click(ben)) && callsOf('users.info').length;
    await expect.poll(askedLater, { interval: 200 }).toBe(asked + 2);
  });
});

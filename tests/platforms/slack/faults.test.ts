import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../support/slack/surfaces/read.ts';
import { type Mode, type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

let study: SlackStudy;

const posts = () => study.slack.messages(study.channel).map(textOf);
const callsOf = (method: string) => study.slack.calls.filter((call) => call.method === method);
const dms = (member: string) =>
  callsOf('chat.postMessage')
    .filter(({ args }) => args.channel === member)
    .map(({ args }) => String(args.text));

/** The first two posts: the question, and word to its organiser that few are left. */
const both = { times: 2 };

describe.each<Mode>(['Socket Mode', 'HTTP'])('Slack over %s, when things go wrong', (mode) => {
  beforeEach(async () => {
    study = await startSlackStudy(mode);
    await study.setUp();
  });
  afterEach(() => study.stop());

  it('sends a question once, although the reply to it was lost', async () => {
    study.slack.faults.loseReply('chat.postMessage', both);
    await study.goTo('Mon 09:00');
    await study.untilSettled();
    expect(posts()).toHaveLength(1);
    await study.goTo('Mon 16:00');
    expect(posts()[0]).toContain('the answer');
  });

  it('waits as long as Slack asks, and then posts once', async () => {
    study.slack.faults.rateLimit('chat.postMessage', { ...both, retryAfter: 1 });
    await study.goTo('Mon 09:00');
    await study.untilSettled();
    expect(posts()).toHaveLength(1);
  });

  it('tries again where Slack is in trouble', async () => {
    study.slack.faults.fail('chat.postMessage', { ...both, status: 503 });
    await study.goTo('Mon 09:00');
    await study.untilSettled();
    expect(posts()).toHaveLength(1);
  });

  it('counts one answer, and tells of it once, when a click is delivered eleven times', async () => {
    const { ben } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const before = ben.sees(study.channel).length;
    const told = await ben.clicks(question, 'C');
    await study.slack.repeats(told, 10);
    await study.slack.until(() => ben.sees(study.channel).length > before);
    await study.slack.until(() => posts()[0]?.includes('1 person has answered.'));
    expect(ben.sees(study.channel)).toHaveLength(before + 1);
  });

  it('answers a mention once, when it is told of it eleven times as other events', async () => {
    const { ben } = study;
    const before = ben.sees(study.channel).length;
    const told = await ben.mentions('what is a queue?', study);
    await study.slack.repeats(told, 10);
    await study.seen(ben, 'Queue');
    await study.answered(ben, () => ben.types('/study help', study));
    // The mention itself, what it got, and the help.
    expect(ben.sees(study.channel)).toHaveLength(before + 3);
  });

  it('takes a click on a post from before a restart', async () => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    await study.restart();
    const verdict = await study.answered(study.ben, () => study.ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
  });

  it('does not score what is written after the reveal', async () => {
    const { mei, slack } = study;
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu']) await study.goTo(`${day} 09:00`);
    await mei.clicks(await study.question(), 'Write your answer');
    const form = await slack.until(() => slack.lastView(mei.id));
    await study.goTo('Thu 16:00');
    const late = await study.answered(mei, () => mei.submits(form, { 'In your own words': 'Add workers.' }));
    expect(textOf(late)).toContain('not scored');
  });

  it.each([
    ['archived', 'archives', 'The channel was archived.'],
    ['deleted', 'deletes', 'The channel was deleted.'],
    ['closed to it', 'removesApp', 'Quorum was removed from the channel.'],
  ] as const)(
    'pauses the plan of a channel that is %s, and tells its organiser once',
    async (_, does, reason) => {
      const { slack, olive, channel, database } = study;
      await slack[does](channel);
      await study.goTo('Mon 09:00');
      await study.goTo('Tue 09:00');
      expect(posts()).toEqual([]);
      expect(dms(olive.id)).toEqual([expect.stringContaining(reason)]);
      expect((await database.store.plans())[0]?.paused).not.toBeNull();
    },
  );

  it('pauses the plan where nobody told that the channel is closed to it', async () => {
    const { slack, olive } = study;
    slack.faults.refuse('chat.postMessage', 'is_archived', both);
    await study.goTo('Mon 09:00');
    await slack.until(() => dms(olive.id).some((text) => text.includes('the channel is archived')));
  });

  it('pauses all plans when it is uninstalled, and deletes none', async () => {
    await study.slack.uninstalls();
    await study.goTo('Mon 09:00');
    const [plan] = await study.database.store.plans();
    expect(plan?.paused?.reason).toMatch(/uninstalled|revoked/);
  });

  it('pauses the plan when its token is refused', async () => {
    study.slack.revokesToken();
    await study.goTo('Mon 09:00');
    const [plan] = await study.database.store.plans();
    expect(plan?.paused?.reason).toContain('no longer accepts Quorum’s token');
  });

  it('says how to invite it, where somebody sets a channel up that it is not in', async () => {
    const { slack, olive } = study;
    const elsewhere = slack.addChannel('elsewhere', { members: [olive], invited: false });
    await olive.types('/study setup', { channel: elsewhere });
    const preview = await slack.until(() => olive.sees(elsewhere).at(-1));
    await olive.clicks(preview, 'Save the plan');
    await study.seen(olive, '/invite @Quorum', elsewhere);
  });

  it('drops whoever left the workspace off the board', async () => {
    const { slack, ben, olive } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    await study.answered(ben, () => ben.clicks(question, 'C'));
    const board = () => study.answered(olive, () => olive.types('/study leaderboard', study));
    expect(textOf(await board())).toContain('Ben');
    await slack.tells({ type: 'user_change', user: { id: ben.id, deleted: true } });
    expect(textOf(await board())).not.toContain('Ben');
  });
});

describe('Slack over Socket Mode', () => {
  beforeEach(async () => {
    study = await startSlackStudy('Socket Mode');
    await study.setUp();
    await study.goTo('Mon 09:00');
  });
  afterEach(() => study.stop());

  it('takes a click whose connection broke before it could be acknowledged, and connects again', async () => {
    const { slack, ben } = study;
    const question = await study.question();
    slack.sockets.dropAtNextEnvelope();
    const verdict = await study.answered(ben, () => ben.clicks(question, 'C').catch(() => undefined));
    expect(textOf(verdict)).toContain('Right!');
    await slack.until(() => slack.sockets.connections() === 1);
    const again = await study.answered(ben, () => ben.clicks(question, 'A'));
    expect(textOf(again)).toContain('Your first answer counts');
  });

  it('opens the next connection when Slack ends one', async () => {
    study.slack.sockets.refresh();
    await study.slack.until(() => study.slack.sockets.connections() === 0);
    await study.slack.until(() => study.slack.sockets.connections() === 1);
    await study.answered(study.ben, () => study.ben.types('/study help', study));
  });
});

describe('Slack without a scope', () => {
  afterEach(() => study.stop());

  it('names the one that is missing', async () => {
    study = await startSlackStudy('HTTP', { scopes: ['commands', 'users:read', 'channels:read'] });
    await study.setUp();
    await study.goTo('Mon 09:00');
    const [plan] = await study.database.store.plans();
    expect(plan?.paused?.reason).toContain('the scope chat:write is missing');
  });
});

describe('Slack over HTTP', () => {
  beforeEach(async () => {
    study = await startSlackStudy('HTTP');
    await study.setUp();
    await study.goTo('Mon 09:00');
  });
  afterEach(() => study.stop());

  it('takes nothing that Slack has not signed, or that is stale', async () => {
    const { slack, ben } = study;
    const { envelope } = await ben.clicks(await study.question(), 'C');
    expect((await slack.posts(envelope, { secret: 'guessed' })).status).toBe(401);
    expect((await slack.posts(envelope, { ageSeconds: 301 })).status).toBe(401);
    expect((await slack.posts(envelope, { ageSeconds: 10 })).status).toBe(200);
  });

  it('takes no more than its limit, whether or not the length is told', async () => {
    const url = `${study.url}/slack/events`;
    const long = 'x'.repeat(1024 * 1024 + 1);
    expect((await fetch(url, { method: 'POST', body: long })).status).toBe(413);
    const chunks = new Blob([long]).stream();
    const untold = { method: 'POST', body: chunks, duplex: 'half' } as const;
    expect((await fetch(url, untold)).status).toBe(413);
    expect(await study.slack.verifiesAddress()).toEqual({ challenge: 'a-challenge' });
  });

  it('proves that its address is its own', async () => {
    expect(await study.slack.verifiesAddress()).toEqual({ challenge: 'a-challenge' });
  });

  it('brings the count up to date seldom, when two hundred people answer at once', async () => {
    const { slack, channel } = study;
    const people = Array.from({ length: 200 }, (_, place) => slack.addUser({ name: `Member ${place}` }));
    const question = await study.question();
    const began = performance.now();
    while (people.length > 0) {
      await Promise.all(people.splice(0, 10).map((person) => person.clicks(question, 'C')));
    }
    await slack.until(() => posts()[0]?.includes('200 people have answered.'), 30_000);
    const most = 2 + (performance.now() - began) / 3_000;
    expect(callsOf('chat.update').filter(({ args }) => args.channel === channel).length).toBeLessThanOrEqual(
      most,
    );
  });
});

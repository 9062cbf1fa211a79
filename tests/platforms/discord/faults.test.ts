import { GatewayCloseCodes, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MethodName } from '../../support/discord/rest/methods.ts';
import { buttonsOf, textOf } from '../../support/discord/surfaces/read.ts';
import { type DiscordStudy, posts, startBot, startDiscordStudy } from '../../support/discord-study.ts';
import { monday } from '../../support/study.ts';

let study: DiscordStudy;

const texts = () => study.discord.messages(study.channel).map(textOf);
const callsOf = (method: MethodName) => study.discord.calls.filter((call) => call.method === method);
const words = (member: string) => study.discord.directMessages(member).map(textOf);

/** The first two posts: the question, and word to its organiser that few are left. */
const both = { times: 2 };

async function pausedBecause(): Promise<string | undefined> {
  const [plan] = await study.database.store.plans();
  return plan?.paused?.reason;
}

/** Discord tells in order, so whoever is answered knows that the app was told of everything before. */
async function untilTold(): Promise<void> {
  await study.answered(study.ben, () => study.ben.types('/study help', study));
}

describe('Discord, when things go wrong', () => {
  beforeEach(async () => {
    study = await startDiscordStudy();
    await study.setUp();
  });
  afterEach(() => study.stop());

  it('sends a question once, although the reply to it was lost', async () => {
    study.discord.faults.loseReply('createMessage', both);
    await study.goTo('Mon 09:00');
    await study.untilSettled();
    expect(texts()).toHaveLength(1);
    await study.goTo('Mon 16:00');
    expect(texts()[0]).toContain('the answer');
  });

  it.each([false, true])(
    'waits as long as Discord asks, and then posts once; for all routes: %s',
    async (global) => {
      study.discord.faults.rateLimit('createMessage', { ...both, retryAfter: 1, global });
      await study.goTo('Mon 09:00');
      await study.untilSettled();
      expect(texts()).toHaveLength(1);
    },
  );

  it('tries again where Discord is in trouble', async () => {
    study.discord.faults.fail('createMessage', { ...both, status: 503 });
    await study.goTo('Mon 09:00');
    await study.untilSettled();
    expect(texts()).toHaveLength(1);
  });

  it('tells of an answer once, when Discord tells of the click twice', async () => {
    const { ben, discord, channel } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const before = ben.sees(channel).length;
    discord.gateway.repeatNextInteraction();
    await ben.clicks(question, 'C');
    await discord.until(() => ben.sees(channel).length > before);
    await discord.until(() => texts()[0]?.includes('1 person has answered.'));
    expect(ben.sees(channel)).toHaveLength(before + 1);
  });

  it('counts the first of two clicks at once', async () => {
    const { ben, discord, channel } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    await ben.clicksTwice(question, 'C');
    await discord.until(
      () => ben.sees(channel).filter((one) => textOf(one).includes('Your first answer counts')).length === 1,
    );
    await discord.until(() => texts()[0]?.includes('1 person has answered.'));
  });

  it('takes a click on a post from before a restart, and registers no commands again', async () => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    await study.restart();
    const verdict = await study.answered(study.ben, () => study.ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
    expect(callsOf('setCommands')).toHaveLength(1);
  });

  it('does not score what is written after the reveal', async () => {
    const { mei, discord } = study;
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu']) await study.goTo(`${day} 09:00`);
    await mei.clicks(await study.question(), 'Write your answer');
    const form = await discord.until(() => mei.lastModal());
    await study.goTo('Thu 16:00');
    const late = await study.answered(mei, () => mei.submits(form, { 'In your own words': 'Add workers.' }));
    expect(textOf(late)).toContain('not scored');
  });

  it('shows an answer although the acknowledgement was lost on its way', async () => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    study.discord.faults.loseReply('respond');
    const verdict = await study.answered(study.ben, () => study.ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
    // Nobody can know whether the first response has arrived, so there is a second one.
    expect(study.discord.takeViolations()).toEqual([expect.objectContaining({ what: 'respond' })]);
  });

  it('says so in place of “thinking…” where a reply cannot be shown', async () => {
    const { ben, discord } = study;
    discord.faults.refuse('editReply', RESTJSONErrorCodes.InvalidFormBodyOrContentType);
    await ben.types('/study help', study);
    await study.seen(ben, 'could not be shown');
  });

  it('says so below a message of somebody’s, which stays, where what replaces it cannot be shown', async () => {
    const { olive, discord, channel } = study;
    const setUp = () => olive.types('/study setup zone:Europe/Berlin', { channel });
    const preview = await study.answered(olive, setUp);
    discord.faults.refuse('editReply', RESTJSONErrorCodes.InvalidFormBodyOrContentType);
    const word = await study.answered(olive, () => olive.clicks(preview, 'Save the plan'));
    expect(textOf(word)).toContain('could not be shown');
    const kept = olive.sees(channel).find(({ id }) => id === preview.id);
    expect(kept && buttonsOf(kept)).toContain('Save the plan');
  });

  it('pauses the plan of a deleted channel, and tells its organiser once', async () => {
    const { discord, olive, channel } = study;
    discord.deletesChannel(channel);
    await expect.poll(pausedBecause).toBe('The channel was deleted.');
    await study.goTo('Mon 09:00');
    await study.goTo('Tue 09:00');
    expect(words(olive.id)).toEqual([expect.stringContaining('The channel was deleted.')]);
  });

  it('names the permission that is missing, and where', async () => {
    const { discord, olive, channel } = study;
    discord.denies(channel, 'SendMessages');
    await untilTold();
    await study.goTo('Mon 09:00');
    expect(await pausedBecause()).toMatch(/Send Messages.*#study|#study.*Send Messages/);
    await discord.until(() => words(olive.id).some((text) => text.includes('Send Messages')));
  });

  it('pauses the plan of a channel that it cannot see any more', async () => {
    study.discord.denies(study.channel, 'ViewChannel');
    await study.goTo('Mon 09:00');
    expect(await pausedBecause()).toMatch(/View Channel/);
  });

  it('pauses all plans when it is removed from the server, and deletes none', async () => {
    study.discord.removesApp();
    await expect.poll(pausedBecause).toContain('removed from this server');
    await study.goTo('Mon 09:00');
    expect(texts()).toEqual([]);
  });

  it('goes on where it was when it is invited again', async () => {
    study.discord.removesApp();
    await expect.poll(pausedBecause).toContain('removed from this server');
    study.discord.invitesApp();
    await expect.poll(pausedBecause).toBeUndefined();
    await study.goTo('Mon 09:00');
    expect(texts()).toHaveLength(1);
  });

  it.each([
    ['is down', (meanwhile: () => void) => study.restart(meanwhile)],
    [
      'has to begin a new session',
      async (meanwhile: () => void) => {
        study.discord.gateway.invalidate();
        meanwhile();
      },
    ],
  ])('notices that it was removed from the server while it %s, and that it is back', async (_, miss) => {
    const { discord } = study;
    await miss(() => discord.removesApp());
    await expect.poll(pausedBecause).toContain('not in it any more');
    discord.invitesApp();
    await expect.poll(pausedBecause).toBeUndefined();
    await study.goTo('Mon 09:00');
    expect(texts()).toHaveLength(1);
  });

  it('notices that it was let in again while it was down', async () => {
    const { discord } = study;
    discord.removesApp();
    await expect.poll(pausedBecause).toContain('removed from this server');
    await study.restart(() => discord.invitesApp());
    await expect.poll(pausedBecause).toBeUndefined();
  });

  it('pauses nothing in an outage of the server', async () => {
    const { discord } = study;
    discord.outage();
    await study.goTo('Mon 09:00');
    expect(await pausedBecause()).toBeUndefined();
    discord.recovers();
    await study.untilSettled();
    expect(texts()).toHaveLength(1);
  });

  it('tells whoever sets up a channel that is closed to it', async () => {
    const { discord, olive } = study;
    const elsewhere = discord.addChannel('elsewhere', { deny: ['SendMessages'] });
    const preview = await study.answered(
      olive,
      () => olive.types('/study setup zone:Europe/Berlin', { channel: elsewhere }),
      elsewhere,
    );
    await olive.clicks(preview, 'Save the plan');
    await study.seen(olive, 'I lack Send Messages', elsewhere);
  });

  it.each(['drop', 'reconnect', 'invalidate'] as const)(
    'connects again after a gateway’s %s',
    async (end) => {
      await study.goTo('Mon 09:00');
      const question = await study.question();
      const { gateway, until } = study.discord;
      const begun = () => gateway.counts().identified + gateway.counts().resumed;
      const before = begun();
      gateway[end]();
      await until(() => begun() > before);
      const verdict = await study.answered(study.ben, () => study.ben.clicks(question, 'C'));
      expect(textOf(verdict)).toContain('Right!');
    },
  );

  it('says that it is not connected while it is not', async () => {
    study.discord.gateway.drop();
    await expect.poll(study.connected).toBe(false);
    await expect.poll(study.connected).toBe(true);
  });

  it('posts as soon as a token is taken again that was refused once', async () => {
    study.discord.faults.refuse('createMessage', 0, { status: 401, times: 2 });
    await study.goTo('Mon 09:00');
    expect(await pausedBecause()).toBeUndefined();
    await study.untilSettled();
    expect(texts()).toHaveLength(1);
  });

  it.each([
    ['its token', GatewayCloseCodes.AuthenticationFailed],
    ['as many servers over one connection', GatewayCloseCodes.ShardingRequired],
  ])('begins anew where Discord ends the connection for good, not taking %s', async (_, code) => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const { gateway } = study.discord;
    gateway.end(code);
    await expect.poll(study.connected).toBe(false);
    await expect.poll(study.connected).toBe(true);
    const verdict = await study.answered(study.ben, () => study.ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
    expect(study.discord.deliveries.at(-1)).toMatchObject({ interaction: { told: 1 } });
  });

  it('goes on trying while its token is refused, and is back when it is taken again', async () => {
    const { discord } = study;
    discord.revokesToken();
    discord.gateway.drop();
    const refused = () => callsOf('getGateway').filter(({ result }) => result === '0').length;
    await discord.until(() => refused() > 1);
    discord.acceptsToken();
    await expect.poll(study.connected).toBe(true);
    await untilTold();
  });

  it('posts nothing and pauses nothing when its token is refused, which is no server’s fault', async () => {
    const { discord } = study;
    discord.revokesToken();
    discord.gateway.drop();
    await expect.poll(study.connected).toBe(false);
    await study.goTo('Mon 09:00');
    expect([texts(), await pausedBecause()]).toEqual([[], undefined]);
  });

  it('takes a click whose connection broke as soon as Discord told of it', async () => {
    await study.goTo('Mon 09:00');
    const question = await study.question();
    const { gateway, until } = study.discord;
    gateway.dropAtNextInteraction();
    const verdict = await study.answered(study.ben, () => study.ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
    await until(() => gateway.counts().resumed > 0);
  });

  it('brings the count up to date seldom, when two hundred people answer at once', async () => {
    const { discord } = study;
    await study.goTo('Mon 09:00');
    const people = Array.from({ length: 200 }, (_, place) =>
      discord.addUser({ username: `member-${place}` }),
    );
    const question = await study.question();
    const began = performance.now();
    while (people.length > 0) {
      await Promise.all(people.splice(0, 10).map((person) => person.clicks(question, 'C')));
    }
    await discord.until(() => texts()[0]?.includes('200 people have answered.'), 30_000);
    const most = 2 + (performance.now() - began) / 3_000;
    expect(callsOf('editMessage').length).toBeLessThanOrEqual(most);
  });
});

describe('a Discord forum, when things go wrong', () => {
  beforeEach(async () => {
    study = await startDiscordStudy({ forum: true });
    await study.setUp();
  });
  afterEach(() => study.stop());

  it('has one post for a question, although the reply to it was lost', async () => {
    study.discord.faults.loseReply('createPost');
    await study.goTo('Mon 09:00');
    await study.untilSettled();
    expect(posts(study.discord, study.channel)).toHaveLength(1);
  });
});

describe('a gateway of Discord that has fallen silent', () => {
  beforeEach(async () => {
    study = await startDiscordStudy({ heartbeatMs: 1_000 });
    await study.setUp();
  });
  afterEach(() => study.stop());

  it('is left for another connection', async () => {
    const { gateway, until } = study.discord;
    gateway.freeze();
    await until(() => gateway.counts().resumed > 0);
    await untilTold();
  });
});

describe('connecting to Discord', () => {
  beforeEach(async () => {
    study = await startDiscordStudy();
  });
  afterEach(() => study.stop());

  const start = (token: string) =>
    startBot({ apiUrl: study.discord.apiUrl, token }, study.database, [], () => monday);

  it('names a wrong token', async () => {
    await expect(start('wrong.wrong.wrong')).rejects.toThrow('DISCORD_TOKEN cannot be used');
  });

  it('lets a shard end whose connection Discord has ended for good, for its manager starts another', async () => {
    const reasons: string[] = [];
    const shard = { id: 0, count: 1 };
    const giveUp = (reason: string) => void reasons.push(reason);
    const { discord, database } = study;
    const other = await startBot(discord, database, [], () => monday, { shard, giveUp });
    discord.gateway.end(GatewayCloseCodes.InvalidShard);
    await expect.poll(() => reasons).toEqual(['no connection to Discord']);
    await other.stop();
  });

  it('goes on asking while Discord is in trouble', async () => {
    study.discord.faults.fail('getGateway', { times: 2, status: 503 });
    const other = await start(study.discord.token);
    expect(other.platform.connected()).toBe(true);
    await other.stop();
    expect(other.platform.connected()).toBe(false);
  });
});

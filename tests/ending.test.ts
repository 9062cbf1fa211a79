import { createServer } from 'node:net';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blank } from '../src/app/slot-posts.ts';
import { Temporal } from '../src/core/time.ts';
import { endInOrder, type Part, stagesOf } from '../src/ending.ts';
import { build } from './support/build.ts';
import { inNewFolder } from './support/new-folder.ts';
import { type QuorumProcess, startQuorum } from './support/quorum-process.ts';
import { type SharedStudy, startSharedStudy } from './support/shared-study.ts';
import { textOf } from './support/slack/surfaces/read.ts';

describe('what comes to its end', () => {
  let lines: string[];
  const log = pino({}, { write: (line) => lines.push(line) });
  const quick = (name: string): Part => ({ name, stop: async () => void lines.push(`${name} ended`) });
  const endless: Part = { name: 'endless', stop: () => new Promise(() => {}) };
  beforeEach(() => {
    lines = [];
  });

  it('does so stage by stage', async () => {
    const stages = [
      { withinMs: 5_000, parts: [quick('posts'), quick('heartbeat')] },
      { withinMs: 10_000, parts: [quick('database')] },
    ];
    expect(await endInOrder(stages, log)).toBe(true);
    expect(lines).toEqual(['posts ended', 'heartbeat ended', 'database ended']);
  });

  it('is cut off where it takes too long, by its name, and holds up nothing else', async () => {
    const stages = [
      { withinMs: 10, parts: [endless, quick('posts')] },
      { withinMs: 20, parts: [quick('database')] },
    ];
    expect(await endInOrder(stages, log)).toBe(false);
    expect(lines).toEqual([
      'posts ended',
      expect.stringContaining('"part":"endless","msg":"not ended in time, and cut off"'),
      'database ended',
    ]);
  });

  it('is named where it fails, and holds up nothing else', async () => {
    const failing: Part = { name: 'failing', stop: () => Promise.reject(new Error('broken')) };
    const stages = [
      { withinMs: 5_000, parts: [failing] },
      { withinMs: 10_000, parts: [quick('database')] },
    ];
    expect(await endInOrder(stages, log)).toBe(false);
    expect(lines).toEqual([expect.stringContaining('"part":"failing"'), 'database ended']);
  });
});

describe('a shard', () => {
  it('has come to its end, whatever was cut off, before its manager waits no longer', () => {
    const none = { posts: [], people: [], database: [] };
    const last = stagesOf('shard', none).at(-1);
    const [waiting] = stagesOf('manager', none);
    expect(last?.withinMs).toBeLessThan(waiting?.withinMs ?? 0);
  });
});

/** Asks a process to end, and kills it where it takes longer than it ever may. @returns its exit code; null: killed */
async function end(quorum: QuorumProcess): Promise<number | null> {
  const killer = setTimeout(() => quorum.kill(), 15_000);
  return quorum.stop().finally(() => clearTimeout(killer));
}

describe('a process that is asked to end', () => {
  beforeAll(build, 120_000);

  describe('while Slack keeps silent', () => {
    let study: SharedStudy;
    let quorum: QuorumProcess;
    const calls = (method: string) => study.slack.calls.filter((call) => call.method === method).length;

    beforeAll(async () => {
      study = await startSharedStudy(2, 3);
      quorum = await startQuorum(study.environment);
    });
    afterEach(() => study.slack.faults.take('chat.postMessage'));
    afterAll(async () => {
      await quorum?.kill();
      await study?.stop();
    });

    it('answers people to its end, ends by itself, and leaves to the next process what it has not heard of', async () => {
      const { slack, olive, people, channels, questions, sees, database } = study;
      const [asked = '', silent = ''] = channels;
      const [ben, mei] = people;
      if (!ben || !mei) throw new Error('nobody is there');
      await olive.types('/study now', { channel: asked });
      const question = await sees(olive, asked, 'Question of the day');
      // It arrives, and nobody is told.
      const release = slack.faults.hold('chat.postMessage', 'after');
      await olive.types('/study now', { channel: silent });
      await slack.until(() => calls('chat.postMessage') === 2);
      const letGo = slack.faults.hold('users.info');
      await ben.clicks(question, 'A');
      await slack.until(() => calls('users.info') > 1);

      const ending = end(quorum);
      await expect.poll(() => quorum.said.join('\n')).toContain('"msg":"stopping"');
      letGo();
      await sees(ben, asked, 'You earned');
      await mei.clicks(question, 'A');
      await sees(mei, asked, 'You earned');
      expect(await ending).toBe(0);
      release();

      expect(quorum.said.join('\n')).toContain('post given back, as the process ends');
      expect(quorum.said.join('\n')).not.toContain('cut off');
      const own = { platform: 'slack', workspace: slack.workspace.id };
      const channel = await database.store.findChannel({ ...own, channel: silent });
      const earlier = Temporal.Now.instant().subtract({ hours: 1 });
      const [open] = channel ? await database.store.troubled(channel.id, earlier) : [];
      expect(open).toMatchObject({ state: 'planned', failures: 0, reason: 'Quorum was restarted meanwhile' });

      const sql = postgres(study.databaseUrl, { max: 1 });
      const early =
        await sql`update posts set free_at = now() where state = 'planned' and free_at > now() returning id`;
      await sql.end();
      expect(early).toHaveLength(1);
      quorum = await startQuorum(study.environment);
      await expect.poll(async () => open && (await database.store.post(open.id))?.state).toBe('sent');
      expect(questions(silent).map(textOf)).toHaveLength(1);
      expect(calls('conversations.history')).toBe(1);
    });
  });

  describe('while it waits for Discord at its start', () => {
    let study: SharedStudy;
    let quorum: QuorumProcess | undefined;
    const silent = createServer();

    beforeAll(async () => {
      study = await startSharedStudy(2, 1);
      await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    });
    afterAll(async () => {
      await quorum?.kill();
      await study?.stop();
      silent.close();
    });

    it('has posted to Slack what is due, and finishes what people were told has arrived', async () => {
      const { slack, olive, people, channels, sees, database } = study;
      const [asked = '', due = ''] = channels;
      const [ben] = people;
      const address = silent.address();
      if (!ben || address === null || typeof address === 'string') throw new Error('nobody is there');
      const own = { platform: 'slack', workspace: slack.workspace.id };
      const { id } = await database.store.channelFor({ ...own, channel: due }, 'study');
      const now = Temporal.Now.instant();
      const date = Temporal.Now.plainDateISO('UTC').toString();
      await database.store.addPosts([
        { ...blank, channelId: id, kind: 'leaderboard', slot: 'due', date, dueAt: now },
      ]);
      const DISCORD_API_URL = `http://127.0.0.1:${address.port}/api`;
      const environment = { ...study.environment, DISCORD_TOKEN: 'MTA0NzEx.GaBcDe.silence', DISCORD_API_URL };
      quorum = await startQuorum(environment, { until: () => sees(olive, due, 'Leaderboard') });
      await sees(olive, due, 'Leaderboard');

      await olive.types('/study now', { channel: asked });
      const question = await sees(ben, asked, 'Question of the day');
      const letGo = slack.faults.hold('users.info');
      await ben.clicks(question, 'A');
      const ending = end(quorum);
      await expect.poll(() => quorum?.said.join('\n')).toContain('"msg":"stopping"');
      letGo();
      await sees(ben, asked, 'You earned');
      expect(await ending).toBe(0);
      expect(quorum.said.join('\n')).not.toMatch(/"msg":"ready"|cut off|cannot start/);
    });
  });

  it('is not held up by pages that follow the playground', async () => {
    const quorum = await startQuorum(await inNewFolder({ PLAYGROUND: 'on', LOG_LEVEL: 'info' }));
    const url = new URL('/playground/events?as=ben', quorum.url.replace('127.0.0.1', 'localhost'));
    const stream = await fetch(url);
    expect(stream.status).toBe(200);
    expect(await end(quorum)).toBe(0);
    expect(quorum.said.join('\n')).not.toContain('cut off');
    await stream.body?.cancel().catch(() => {});
  });
});

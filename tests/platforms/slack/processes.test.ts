import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manifestEvents, scopes } from '../../../src/platforms/slack/manifest.ts';
import { type OpenStore, openStore } from '../../../src/store/open-store.ts';
import { build } from '../../support/build.ts';
import { createDatabase } from '../../support/databases.ts';
import { type QuorumProcess, startQuorum } from '../../support/quorum-process.ts';
import type { Person } from '../../support/slack/person.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';
import type { Message } from '../../support/slack/state/records.ts';
import { textOf } from '../../support/slack/surfaces/read.ts';
import { type SlackStudy, startSlackStudy } from '../../support/slack-study.ts';

describe('two processes of one app over Socket Mode, on one Postgres', () => {
  let study: SlackStudy;
  let stores: OpenStore[];
  let drop: () => Promise<void>;
  let tickOther: () => Promise<void>;

  beforeEach(async () => {
    const database = await createDatabase();
    drop = database.drop;
    const open = () => openStore({ databaseUrl: database.url, dataDir: '' });
    stores = [await open(), await open()];
    const [first, second] = stores as [OpenStore, OpenStore];
    study = await startSlackStudy('Socket Mode', { database: first });
    tickOther = await study.startAnother(second);
    await study.setUp();
  });
  afterEach(async () => {
    await study.stop();
    await Promise.all(stores.map((store) => store.close()));
    await drop();
  });

  const questions = () =>
    study.slack.messages(study.channel).filter((one) => textOf(one).startsWith('Question of the day'));

  it('post each question once', async () => {
    for (const day of ['Mon', 'Tue', 'Wed']) {
      await Promise.all([study.goTo(`${day} 09:00`), tickOther(), tickOther(), study.tick()]);
      await Promise.all([study.goTo(`${day} 16:00`), tickOther()]);
    }
    expect(questions()).toHaveLength(3);
    expect(questions().every((one) => textOf(one).includes('the answer'))).toBe(true);
  });

  it('share the clicks, answer each once, and count them together', async () => {
    const { ben, mei, olive, slack, channel } = study;
    expect(slack.sockets.connections()).toBe(2);
    await study.goTo('Mon 09:00');
    const question = await study.question();
    for (const person of [ben, mei, olive]) {
      const verdict = await study.answered(person, () => person.clicks(question, 'C'));
      expect(textOf(verdict)).toContain('Right!');
    }
    const again = await study.answered(ben, () => ben.clicks(question, 'A'));
    expect(textOf(again)).toContain('Your first answer counts');
    await slack.until(() => textOf(questions()[0] ?? question).includes('3 people have answered.'));
    const whispers = ben.sees(channel).filter(({ onlyFor }) => onlyFor !== undefined);
    expect(whispers).toHaveLength(2);
  });

  it('go on with what the other one has begun', async () => {
    const { ben } = study;
    for (const day of ['Mon', 'Tue']) await study.goTo(`${day} 09:00`);
    const draft = await study.answered(ben, async () => ben.clicks(await study.question(), 'A'));
    await ben.clicks(draft, 'C');
    await ben.clicks(await study.seen(ben, 'Picked so far: A, C.'), 'Submit');
    await study.seen(ben, 'Right!');
  });

  it('take over from the one that Slack no longer reaches', async () => {
    const { ben, slack } = study;
    await study.goTo('Mon 09:00');
    const question = await study.question();
    slack.sockets.dropAtNextEnvelope();
    await ben.clicks(question, 'C').catch(() => undefined);
    const verdict = await study.answered(ben, () => ben.clicks(question, 'C'));
    expect(textOf(verdict)).toContain('Right!');
  });
});

describe('the process, killed in the middle of a click', () => {
  let slack: Slack;
  let quorum: QuorumProcess;
  let folder: string;
  let channel: string;
  let olive: Person;
  let ben: Person;
  let question: Message;

  const start = () =>
    startQuorum({
      DATA_DIR: folder,
      CONTENT_DIR: join(import.meta.dirname, '../../support/packs'),
      LOG_LEVEL: 'info',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
    });
  const sees = (person: Person, text: string) =>
    slack.until(() => person.sees(channel).findLast((one) => textOf(one).includes(text)));
  const calls = (method: string) => slack.calls.filter((call) => call.method === method).length;

  /** Holds a call back, does something that leads to it, and kills the process there. */
  async function killAt(method: string, act: () => Promise<unknown>): Promise<void> {
    const before = calls(method);
    const release = slack.faults.hold(method);
    await act();
    await slack.until(() => calls(method) > before);
    await quorum.kill();
    release();
    quorum = await start();
    await slack.until(() => slack.sockets.connections() === 1);
  }

  beforeAll(async () => {
    await build();
    folder = await mkdtemp(join(tmpdir(), 'quorum-slack-'));
    const now = () => performance.timeOrigin + performance.now();
    slack = await startSlack({ now, scopes: Object.keys(scopes), events: manifestEvents });
    olive = slack.addUser({ name: 'Olive', admin: true });
    ben = slack.addUser({ name: 'Ben' });
    channel = slack.addChannel('study', { members: [olive, ben] });
    quorum = await start();
    await olive.types('/study setup', { channel });
    await olive.clicks(await sees(olive, 'The next posts would be'), 'Save the plan');
    await sees(olive, 'The plan is saved');
    await olive.types('/study now', { channel });
    await sees(olive, 'The question is posted');
    question = await sees(olive, 'Question of the day');
  });
  afterAll(async () => {
    await quorum?.kill();
    await slack?.stop();
    await rm(folder, { recursive: true });
  });

  it('has not counted what it had not judged yet, so that the next click does', async () => {
    await killAt('users.info', () => ben.clicks(question, 'A'));
    await ben.clicks(question, 'C');
    await sees(ben, 'Right!');
  });

  it('still knows an answer whose verdict it could not send any more', async () => {
    await killAt('response_url', () => olive.clicks(question, 'C'));
    await olive.types('/study today', { channel });
    await sees(olive, 'Right!');
    await olive.clicks(question, 'A');
    await sees(olive, 'Your first answer counts, and it stands.');
  });

  it('counts each answer once', async () => {
    const tomas = slack.addUser({ name: 'Tomas' });
    await tomas.clicks(question, 'A');
    await sees(olive, '3 people have answered.');
  });
});

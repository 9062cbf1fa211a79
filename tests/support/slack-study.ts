import { webApi } from '@slack/bolt';
import { type Logger, pino } from 'pino';
import { type App, createApp } from '../../src/app/app.ts';
import { type Meter, noMeter } from '../../src/app/ports/meter.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Instant } from '../../src/core/time.ts';
import { createRoutes, listen } from '../../src/http.ts';
import { createSlackPlatform } from '../../src/platforms/slack/connect.ts';
import { manifestEvents, scopes } from '../../src/platforms/slack/manifest.ts';
import type { SlackSettings } from '../../src/platforms/slack/settings.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { untilSent } from './latest-question.ts';
import { openMemoryStore } from './memory-store.ts';
import type { Person } from './slack/person.ts';
import { type Slack, startSlack } from './slack/slack.ts';
import type { Message } from './slack/state/records.ts';
import { textOf as textOfMessage } from './slack/surfaces/read.ts';
import { momentOf, monday, smallPack } from './study.ts';

/** `OAuth`: over HTTP, for workspaces that are yet to install it. */
export type Mode = 'Socket Mode' | 'HTTP' | 'OAuth';

/** A Slack channel that studies: the stand-in, the real app, a real store and the real platform between them. */
export interface SlackStudy {
  readonly slack: Slack;
  readonly app: App;
  readonly database: OpenStore;
  readonly channel: string;
  /** Where the bot is reached over HTTP. */
  readonly url: string;
  /** Administers the workspace. */
  readonly olive: Person;
  readonly ben: Person;
  readonly mei: Person;
  /** Moves the clock to a local time in Berlin, such as `Tue 09:00` of the first week, and ticks. */
  goTo(moment: string): Promise<void>;
  /** Plans and delivers once. */
  tick(): Promise<void>;
  /** Ticks until the question that is due is posted. */
  untilSettled(): Promise<void>;
  /** Has Olive set the channel up: every weekday at 09:00, revealed at 16:00. */
  setUp(): Promise<void>;
  /** The question that the channel was asked last. */
  question(): Promise<Message>;
  /** What somebody sees next after doing something, of what only they see. */
  answered(person: Person, act: () => Promise<unknown>): Promise<Message>;
  /** What somebody sees in the channel or elsewhere, once it says this. */
  seen(person: Person, text: string, where?: string): Promise<Message>;
  /** Ends the process of the bot and starts another. */
  restart(): Promise<void>;
  /** Starts another process of the bot beside the first, on the same database. @returns what ticks it */
  startAnother(database: OpenStore): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

export interface SlackStudyOptions {
  readonly packs?: readonly Pack[];
  readonly scopes?: readonly string[];
  /** Where it is kept; without it, in memory. */
  readonly database?: OpenStore;
  readonly log?: Logger;
  readonly meter?: Meter;
}

/** Starts one in an empty workspace. */
export async function startSlackStudy(mode: Mode, options: SlackStudyOptions = {}): Promise<SlackStudy> {
  let now: Instant = monday;
  const slack = await startSlack({
    now: () => now.epochMilliseconds,
    scopes: options.scopes ?? Object.keys(scopes),
    events: manifestEvents,
  });
  const database = options.database ?? (await openMemoryStore());
  const log = options.log ?? pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const { meter = noMeter } = options;
  const packs = options.packs ?? [await smallPack()];
  const olive = slack.addUser({ name: 'Olive', admin: true });
  const ben = slack.addUser({ name: 'Ben' });
  const mei = slack.addUser({ name: 'Mei', zone: 'America/New_York' });
  const channel = slack.addChannel('study', { members: [olive, ben, mei] });
  const run = (on: OpenStore) => startBot(slack, on, { packs, log, meter }, mode, () => now);
  let bot = await run(database);
  const others: { stop(): Promise<void> }[] = [];
  const tick = () => bot.app.tick(bot.platform);
  const answered: SlackStudy['answered'] = async (person, act) => {
    const whispered = () => person.sees(channel).filter(({ onlyFor }) => onlyFor === person.id);
    const before = whispered().length;
    await act();
    return slack.until(() => whispered().slice(before).at(-1));
  };
  const seen: SlackStudy['seen'] = (person, text, where = channel) =>
    slack.until(() => person.sees(where).findLast((one) => textOfMessage(one).includes(text)));
  return {
    slack,
    get app() {
      return bot.app;
    },
    get url() {
      return bot.url;
    },
    database,
    channel,
    olive,
    ben,
    mei,
    answered,
    seen,
    tick,
    untilSettled: () => untilSent(database.store, tick),
    async goTo(moment) {
      now = momentOf(moment);
      await tick();
    },
    async setUp() {
      const preview = await answered(olive, () => olive.types('/study setup', { channel }));
      await olive.clicks(preview, 'Save the plan');
      await seen(olive, 'is saved');
    },
    question: () =>
      slack.until(() =>
        slack.messages(channel).findLast((one) => textOfMessage(one).startsWith('Question of the day')),
      ),
    async restart() {
      await bot.stop();
      bot = await run(database);
    },
    async startAnother(database) {
      const another = await run(database);
      others.push(another);
      return () => another.app.tick(another.platform);
    },
    async stop() {
      await Promise.all([bot, ...others].map((each) => each.stop()));
      await slack.stop();
    },
  };
}

/** Somebody’s conversation with Quorum. The workspace needs the scope `im:write` besides Quorum’s own. @returns its id */
export async function openDirect({ slack }: SlackStudy, { id }: Person): Promise<string> {
  const client = new webApi.WebClient(slack.workspace.botToken, { slackApiUrl: slack.apiUrl });
  const { channel } = await client.conversations.open({ users: id });
  return channel?.id ?? '';
}

async function startBot(
  slack: Slack,
  { store, installations }: OpenStore,
  { packs, log, meter }: { readonly packs: readonly Pack[]; readonly log: Logger; readonly meter: Meter },
  mode: Mode,
  now: () => Instant,
) {
  const app = createApp({ store, packs, log });
  const { home, hear, suggest } = app;
  const settings = settingsFor(slack, mode);
  const clock = { now };
  const platform = createSlackPlatform({
    settings,
    installations,
    clock,
    home,
    hear,
    suggest,
    meter,
    log,
  });
  app.add(platform);
  const server = await listen(createRoutes({ unready: async () => [] }, [platform.routes]), '127.0.0.1', 0);
  if (mode !== 'Socket Mode') slack.deliverTo(`${server.url}/slack/events`);
  await platform.start(app.handle);
  return {
    url: server.url,
    app,
    platform,
    async stop() {
      await app.stop();
      await platform.stop();
      await server.close();
    },
  };
}

function settingsFor({ apiUrl, app, workspace: { botToken } }: Slack, mode: Mode): SlackSettings {
  const { appToken, signingSecret, clientId, clientSecret } = app;
  switch (mode) {
    case 'Socket Mode':
      return { type: 'socket', apiUrl, botToken, appToken };
    case 'HTTP':
      return { type: 'http', apiUrl, botToken, signingSecret };
    case 'OAuth': {
      const secrets = { signingSecret, clientId, clientSecret, stateSecret: 'a-state-secret' };
      return { type: 'oauth', apiUrl, ...secrets, encryptionKeys: [Buffer.alloc(32, 7)] };
    }
  }
}

import { pino } from 'pino';
import { type App, createApp } from '../../src/app/app.ts';
import { type Meter, noMeter } from '../../src/app/ports/meter.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Instant } from '../../src/core/time.ts';
import { createDiscordPlatform } from '../../src/platforms/discord/connect.ts';
import type { Shard } from '../../src/platforms/discord/settings.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { type Discord, startDiscord } from './discord/discord.ts';
import type { Person } from './discord/person.ts';
import type { Message, Role } from './discord/state/records.ts';
import { textOf } from './discord/surfaces/read.ts';
import { untilSent } from './latest-question.ts';
import { openMemoryStore } from './memory-store.ts';
import { momentOf, monday, smallPack } from './study.ts';

/** A Discord channel that studies: the stand-in, the real app, a real store and the real platform between them. */
export interface DiscordStudy {
  readonly discord: Discord;
  readonly app: App;
  readonly database: OpenStore;
  readonly channel: string;
  /** Manages the server. */
  readonly olive: Person;
  readonly ben: Person;
  /** Has the role. */
  readonly mei: Person;
  readonly role: Role;
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
  /** What somebody sees next after doing something, of what only they see, in the channel or a thread. */
  answered(person: Person, act: () => Promise<unknown>, where?: string): Promise<Message>;
  /** What somebody sees in the channel or elsewhere, once it says this. */
  seen(person: Person, text: string, where?: string): Promise<Message>;
  /** Whether the bot says that it is connected. */
  connected(): boolean;
  /** Ends the process of the bot and starts another. `meanwhile`: what it is not told of. */
  restart(meanwhile?: () => void): Promise<void>;
  stop(): Promise<void>;
}

export interface DiscordStudyOptions {
  /** Whether what studies is a forum. */
  readonly forum?: true;
  /** How often the app has to send a heartbeat, in milliseconds. */
  readonly heartbeatMs?: number;
  readonly meter?: Meter;
}

/** Starts one in a server of three. */
export async function startDiscordStudy(options: DiscordStudyOptions = {}): Promise<DiscordStudy> {
  let now: Instant = monday;
  const { heartbeatMs, meter = noMeter } = options;
  const discord = await startDiscord({
    now: () => now.epochMilliseconds,
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  });
  const database = await openMemoryStore();
  const packs = [await smallPack()];
  const role = discord.addRole('Hosts');
  const olive = discord.addUser({ username: 'olive', name: 'Olive', manageGuild: true });
  const ben = discord.addUser({ username: 'ben', name: 'Benjamin', nick: 'Ben' });
  const mei = discord.addUser({ username: 'mei', roles: [role.id] });
  const channel = options.forum ? discord.addForum('study') : discord.addChannel('study');
  const run = () => startBot(discord, database, packs, () => now, { meter });
  let bot = await run();
  const tick = () => bot.app.tick(bot.platform);
  const answered: DiscordStudy['answered'] = async (person, act, where = channel) => {
    const whispered = () => person.sees(where).filter(({ onlyFor }) => onlyFor === person.id);
    const before = whispered().length;
    await act();
    return discord.until(() => whispered().slice(before).at(-1));
  };
  const seen: DiscordStudy['seen'] = (person, text, where = channel) =>
    discord.until(() => person.sees(where).findLast((one) => textOf(one).includes(text)));
  return {
    discord,
    get app() {
      return bot.app;
    },
    database,
    channel,
    olive,
    ben,
    mei,
    role,
    answered,
    seen,
    tick,
    untilSettled: () => untilSent(database.store, tick),
    connected: () => bot.platform.connected(),
    async goTo(moment) {
      now = momentOf(moment);
      await tick();
    },
    async setUp() {
      const where = { channel };
      const preview = await answered(olive, () => olive.types('/study setup zone:Europe/Berlin', where));
      await olive.clicks(preview, 'Save the plan');
      await seen(olive, 'is saved');
    },
    question: () =>
      discord.until(() =>
        posts(discord, channel).findLast((one) => textOf(one).includes('Question of the day')),
      ),
    async restart(meanwhile) {
      await bot.stop();
      meanwhile?.();
      bot = await run();
    },
    async stop() {
      await bot.stop();
      await discord.stop();
    },
  };
}

/** What everybody sees in a channel, or the first message of each post in a forum. */
export function posts(discord: Discord, channel: string): readonly Message[] {
  return [channel, ...discord.threads(channel).map(({ id }) => id)].flatMap((id) => discord.messages(id));
}

interface BotOptions {
  readonly shard?: Shard;
  readonly meter?: Meter;
  giveUp?(reason: string): void;
}

/** Starts the bot alone. @throws Error where Discord does not take the token */
export async function startBot(
  { apiUrl, token }: Pick<Discord, 'apiUrl' | 'token'>,
  { store }: OpenStore,
  packs: readonly Pack[],
  now: () => Instant,
  { shard, meter = noMeter, giveUp = () => {} }: BotOptions = {},
) {
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const app = createApp({ store, packs, log });
  const { commands, hear, suggest } = app;
  const settings = { token, apiUrl };
  const platform = createDiscordPlatform({
    settings,
    shard,
    clock: { now },
    commands,
    hear,
    suggest,
    giveUp,
    meter,
    log,
  });
  app.add(platform);
  await platform.start(app.handle);
  return {
    app,
    platform,
    async stop() {
      await app.stop();
      await platform.stop();
    },
  };
}

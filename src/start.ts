import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { type App, createApp } from './app/app.ts';
import type { Meter } from './app/ports/meter.ts';
import type { Paint } from './app/ports/painter.ts';
import type { Platform } from './app/ports/platform.ts';
import type { Config } from './config.ts';
import type { Pack } from './core/pack.ts';
import { type Clock, Temporal } from './core/time.ts';
import { startHeartbeat } from './cron.ts';
import { type Role, type Stage, stagesOf } from './ending.ts';
import { createRoutes, type HttpServer, listen, localUrl } from './http.ts';
import { readPacks } from './installed-packs.ts';
import { createMetrics } from './metrics.ts';
import { tellFigures } from './platforms/discord/figures.ts';
import type { DiscordSettings, Shard } from './platforms/discord/settings.ts';
import type { SlackSettings } from './platforms/slack/settings.ts';
import { createWebPlatform } from './platforms/web/connect.ts';
import { createSecondOpinion } from './second-opinion.ts';
import { type OpenStore, openStore } from './store/open-store.ts';

const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Its libraries and fonts are loaded with the first picture. */
const paint: Paint = async (drawing) => (await import('./picture/paint.ts')).paint(drawing);

/** A platform, and what it answers over HTTP, if anything. */
type Served = Platform & { readonly routes?: Hono };

/** Where Discord is served by other processes, they stand in for it here. */
interface Elsewhere extends Pick<Platform, 'name' | 'connected' | 'stop'> {
  start(): Promise<void>;
  figures(): Promise<readonly object[]>;
}

/** A process of which something is started. */
export interface Running {
  /** How it ends again, within 10 s of being asked to, whether all is started or not. */
  stages(): readonly Stage[];
  /** Resolves once all is started. @throws Error that says what cannot be */
  readonly started: Promise<void>;
}

/**
 * Starts everything.
 * @param giveUp ends this process, as one that has failed
 * @param discordElsewhere what serves Discord, where this process does not
 */
export async function start(
  config: Config,
  log: Logger,
  giveUp: (reason: string) => void,
  discordElsewhere?: Elsewhere,
): Promise<Running> {
  const packs = await readPacks(config.CONTENT_DIR);
  const database = await openStore({
    dataDir: config.DATA_DIR,
    ...(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : {}),
  });
  const { shard } = config;
  const metrics = createMetrics(shard && { shard: String(shard.id) }, discordElsewhere?.figures);
  const { meter } = metrics;
  const secondOpinion = createSecondOpinion(config);
  const app = createApp({ store: database.store, packs, log, meter, secondOpinion, paint });
  const platforms: readonly Served[] = [
    ...(config.slack ? [await slack(config.slack, app, database, { meter, log })] : []),
    ...(config.discord && !discordElsewhere
      ? [await discord(config.discord, config.shard, app, { meter, log, giveUp })]
      : []),
    ...(config.PLAYGROUND === 'on' ? [playground(app, database, log)] : []),
  ];
  const elsewhere = discordElsewhere ? [{ ...discordElsewhere, clock: systemClock }] : [];
  const parts = [...platforms, ...elsewhere];
  let isEnding = false;
  const unready = async () => [
    ...(isEnding ? ['ending'] : []),
    ...((await reachable(database)) ? [] : ['database']),
    ...parts.filter((part) => !part.connected()).map(({ name }) => name),
  ];
  // Whoever has started the shards watches for all of them.
  if (shard) tellFigures(metrics.figures);
  else metrics.watch({ store: database.store, platforms: parts });
  const routes = platforms.flatMap((platform) => platform.routes ?? []);
  const server = config.shard
    ? undefined
    : await listen(createRoutes({ unready }, routes, metrics), config.HOST, config.PORT);
  const serving: Platform[] = [];
  // One may take long, or never be reached: nobody waits for another.
  const serve = async (platform: Platform) => {
    app.add(platform);
    await platform.start(app.handle);
    serving.push(platform);
    app.beat(platform);
  };
  const starting = Promise.all([...platforms.map(serve), discordElsewhere?.start()]);
  const stopHeartbeat = startHeartbeat(() => serving.forEach(app.beat));
  const heartbeat = { name: 'heartbeat', stop: stopHeartbeat };
  const posts = { name: 'posts', stop: app.stop };
  const http = server ? [{ name: 'http', stop: server.close }] : [];
  return {
    stages() {
      isEnding = true;
      return stagesOf(roleOf(config, discordElsewhere), {
        posts: [heartbeat, posts, ...elsewhere],
        people: [...platforms, ...http],
        database: [{ name: 'database', stop: database.close }],
      });
    },
    started: starting.then(
      () => announce(config, server, packs, log),
      (error) => {
        if (!isEnding) throw error;
      },
    ),
  };
}

function roleOf({ shard }: Config, discordElsewhere: Elsewhere | undefined): Role {
  if (shard) return 'shard';
  return discordElsewhere ? 'manager' : 'all';
}

/** What every platform tells somebody. */
interface Told {
  readonly meter: Meter;
  readonly log: Logger;
}

/** Its SDK takes a while to load, so only those who use it wait. */
async function slack(settings: SlackSettings, app: App, { installations }: OpenStore, told: Told) {
  const { createSlackPlatform } = await import('./platforms/slack/connect.ts');
  const { home, hear, suggest } = app;
  return createSlackPlatform({ settings, installations, clock: systemClock, home, hear, suggest, ...told });
}

async function discord(
  settings: DiscordSettings,
  shard: Shard | undefined,
  app: App,
  told: Told & { giveUp(reason: string): void },
) {
  const { createDiscordPlatform } = await import('./platforms/discord/connect.ts');
  const { commands, hear, suggest } = app;
  return createDiscordPlatform({ settings, shard, clock: systemClock, commands, hear, suggest, ...told });
}

function playground(app: App, { transcript }: OpenStore, log: Logger): ReturnType<typeof createWebPlatform> {
  const platform = createWebPlatform({
    transcript,
    realClock: systemClock,
    commands: app.commands,
    suggest: app.suggest,
    nextMoment: app.nextMoment,
    tick: () => app.tick(platform),
    log,
  });
  return platform;
}

async function reachable(database: OpenStore): Promise<boolean> {
  return database.ping().then(
    () => true,
    () => false,
  );
}

function announce(config: Config, server: HttpServer | undefined, packs: readonly Pack[], log: Logger): void {
  log.info({ url: server?.url, packs: packs.map(({ id }) => id), playground: config.PLAYGROUND }, 'ready');
  if (server && config.PLAYGROUND === 'on')
    console.log(`\n  Quorum is ready. Open the playground: ${localUrl(server.url)}\n`);
}

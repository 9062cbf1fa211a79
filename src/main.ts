import type { Logger } from 'pino';
import { type App, createApp } from './app/app.ts';
import { type Config, readConfig, readEnvironment } from './config.ts';
import type { Pack } from './core/pack.ts';
import { type Clock, Temporal } from './core/time.ts';
import { startHeartbeat } from './cron.ts';
import { createRoutes, listen, localUrl } from './http.ts';
import { readPacks } from './installed-packs.ts';
import { createLog } from './logging.ts';
import type { SlackSettings } from './platforms/slack/settings.ts';
import { createWebPlatform } from './platforms/web/connect.ts';
import { type OpenStore, openStore } from './store/open-store.ts';

/** After SIGTERM, what is still running is given up after this long, in milliseconds: a platform is waited for less. */
const drainMs = 25_000;

const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Starts everything. @returns stops it again, in order */
async function start(config: Config, log: Logger): Promise<() => Promise<void>> {
  const packs = await readPacks(config.CONTENT_DIR);
  const database = await openStore({
    dataDir: config.DATA_DIR,
    ...(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : {}),
  });
  const app = createApp({ store: database.store, packs, log });
  const platforms = [
    ...(config.slack ? [await slack(config.slack, app, database, log)] : []),
    ...(config.PLAYGROUND === 'on' ? [playground(app, database, log)] : []),
  ];
  const unready = async () => [
    ...((await reachable(database)) ? [] : ['database']),
    ...platforms.filter((platform) => !platform.connected()).map(({ name }) => name),
  ];
  const server = await listen(
    createRoutes(
      { unready },
      platforms.map(({ routes }) => routes),
    ),
    config.HOST,
    config.PORT,
  );
  for (const platform of platforms) {
    app.add(platform);
    await platform.start(app.handle);
  }
  app.beat();
  const stopHeartbeat = startHeartbeat(() => app.beat());
  announce(config, server.url, packs, log);
  return async () => {
    await stopHeartbeat();
    await app.stop();
    await Promise.all(platforms.map((platform) => platform.stop()));
    await server.close();
    await database.close();
  };
}

/** Its SDK takes a while to load, so only those who use it wait. */
async function slack(settings: SlackSettings, app: App, { installations }: OpenStore, log: Logger) {
  const { createSlackPlatform } = await import('./platforms/slack/connect.ts');
  const { home, hear, suggest } = app;
  return createSlackPlatform({ settings, installations, clock: systemClock, home, hear, suggest, log });
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

function announce(config: Config, url: string, packs: readonly Pack[], log: Logger): void {
  log.info({ url, packs: packs.map(({ id }) => id), playground: config.PLAYGROUND }, 'ready');
  if (config.PLAYGROUND === 'on') console.log(`\n  Quorum is ready. Open the playground: ${localUrl(url)}\n`);
}

function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), drainMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'not stopped cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

try {
  const config = readConfig(readEnvironment());
  const log = createLog(config.LOG_LEVEL);
  stopOnSignals(await start(config, log), log);
} catch (error) {
  console.error(error instanceof Error ? `Quorum cannot start.\n${error.message}` : error);
  process.exit(1);
}

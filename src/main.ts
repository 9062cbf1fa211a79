import { type Logger, pino } from 'pino';
import { createApp } from './app/app.ts';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { formatProblem, loadPacks } from './content/load-packs.ts';
import type { Pack } from './core/pack.ts';
import { type Clock, Temporal } from './core/time.ts';
import { startHeartbeat } from './cron.ts';
import { createRoutes, listen } from './http.ts';
import { createWebPlatform } from './platforms/web/connect.ts';
import { type OpenStore, openStore } from './store/open-store.ts';

/** After SIGTERM, what is still running is given up after this long. */
const drainMs = 10_000;

const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Starts everything. @returns stops it again, in order */
async function start(config: Config, log: Logger): Promise<() => Promise<void>> {
  const packs = await readPacks(config.CONTENT_DIR);
  const database = await openStore({
    dataDir: config.DATA_DIR,
    ...(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : {}),
  });
  const app = createApp({ store: database.store, packs, log });
  const platforms =
    config.PLAYGROUND === 'on'
      ? [
          createWebPlatform({
            transcript: database.transcript,
            realClock: systemClock,
            commands: app.commands,
            suggest: async (...typed) => app.suggest(...typed),
            nextMoment: app.nextMoment,
            tick: () => app.tickAll(),
            log,
          }),
        ]
      : [];
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
  await app.tickAll();
  const stopHeartbeat = startHeartbeat(() => app.tickAll());
  announce(config, server.url, packs, log);
  return async () => {
    await stopHeartbeat();
    await Promise.all(platforms.map((platform) => platform.stop()));
    app.stop();
    await server.close();
    await database.close();
  };
}

/** @throws Error that lists every problem of every pack */
async function readPacks(folder: string): Promise<readonly Pack[]> {
  const { packs, problems } = await loadPacks(folder);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  if (packs.length === 0)
    throw new Error(`There is no pack in ${folder}. Set CONTENT_DIR to a folder that has one.`);
  return packs;
}

async function reachable(database: OpenStore): Promise<boolean> {
  return database.ping().then(
    () => true,
    () => false,
  );
}

function announce(config: Config, url: string, packs: readonly Pack[], log: Logger): void {
  log.info({ url, packs: packs.map(({ id }) => id), playground: config.PLAYGROUND }, 'ready');
  if (config.PLAYGROUND === 'on') console.log(`\n  Quorum is ready. Open the playground: ${url}\n`);
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
  const log = pino({ level: config.LOG_LEVEL });
  stopOnSignals(await start(config, log), log);
} catch (error) {
  console.error(error instanceof Error ? `Quorum cannot start.\n${error.message}` : error);
  process.exit(1);
}

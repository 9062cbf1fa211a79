import type { Logger } from 'pino';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { createLog, reasonOf } from './logging.ts';

/** After SIGTERM, what is still running is given up after this long, in milliseconds: a platform is waited for less. */
const drainMs = 25_000;

/**
 * Runs this process until it is asked to stop; what keeps it from starting is told in one message.
 * @param start starts everything, and returns what stops it again, in order; what it is given ends the process as failed
 */
export async function run(
  start: (config: Config, log: Logger, giveUp: (reason: string) => void) => Promise<() => Promise<void>>,
): Promise<void> {
  try {
    const config = readConfig(readEnvironment());
    const log = createLog(config.LOG_LEVEL).child(config.shard ? { shard: config.shard.id } : {});
    // A platform's client that cannot read what it is told throws where nobody waits for it. All others go on.
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed unawaited'));
    let giveUp = (_reason: string) => {};
    const failed = new Promise<string>((resolve) => {
      giveUp = resolve;
    });
    const stop = endWith(await start(config, log, giveUp), log);
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stop(signal));
    void failed.then((reason) => stop(reason, 1));
    if (config.shard) stopWithManager(stop, log);
  } catch (error) {
    console.error(`Quorum cannot start.\n${reasonOf(error)}`);
    process.exit(1);
  }
}

/** @returns ends the process, once everything has come to its end, with that exit code */
function endWith(stop: () => Promise<void>, log: Logger): (reason: string, code?: number) => void {
  let stopping = false;
  return (reason, code = 0) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), drainMs).unref();
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'not stopped cleanly');
        process.exit(1);
      },
    );
  };
}

/** Once the process that has started this one is gone, the next manager starts another in place of this. */
function stopWithManager(stop: (reason: string) => void, log: Logger): void {
  const leave = () => stop('the manager of shards is gone');
  process.on('disconnect', leave);
  // Its client goes on telling how it is connected, and Node makes that an error of the process.
  process.on('error', (error) => log.debug({ err: error }, 'the manager of shards was not told'));
  if (!process.connected) leave();
}

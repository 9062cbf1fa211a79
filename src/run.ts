import type { Logger } from 'pino';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { createLog, reasonOf } from './logging.ts';

/** After SIGTERM, what is still running is given up after this long, in milliseconds: a platform is waited for less. */
const drainMs = 25_000;

/**
 * Runs this process until it is asked to stop; what keeps it from starting is told in one message.
 * @param start starts everything, and returns what stops it again, in order
 */
export async function run(
  start: (config: Config, log: Logger) => Promise<() => Promise<void>>,
): Promise<void> {
  try {
    const config = readConfig(readEnvironment());
    const log = createLog(config.LOG_LEVEL).child(config.shard ? { shard: config.shard.id } : {});
    const stop = endWith(await start(config, log), log);
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    if (config.shard) stopWithManager(stop);
  } catch (error) {
    console.error(`Quorum cannot start.\n${reasonOf(error)}`);
    process.exit(1);
  }
}

/** @returns ends the process, once everything has come to its end */
function endWith(stop: () => Promise<void>, log: Logger): (reason: string) => void {
  let stopping = false;
  return (reason) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), drainMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'not stopped cleanly');
        process.exit(1);
      },
    );
  };
}

/** Once the process that has started this one is gone, the next manager starts another in place of this. */
function stopWithManager(stop: (reason: string) => void): void {
  const leave = () => stop('the manager of shards is gone');
  process.on('disconnect', leave);
  if (!process.connected) leave();
}

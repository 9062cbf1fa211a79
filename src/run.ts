import type { Logger } from 'pino';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { endInOrder } from './ending.ts';
import { createLog, reasonOf } from './logging.ts';
import type { Running } from './start.ts';

/**
 * Runs this process until it is asked to stop; what keeps it from starting is told in one message.
 * @param start starts everything; what it is given ends the process as failed
 */
export async function run(
  start: (config: Config, log: Logger, giveUp: (reason: string) => void) => Promise<Running>,
): Promise<void> {
  // Until something is started, nothing has to end in order.
  let stop: Stop = (_reason, code = 0) => process.exit(code);
  try {
    const config = readConfig(readEnvironment());
    const log = createLog(config.LOG_LEVEL).child(config.shard ? { shard: config.shard.id } : {});
    // A platform's client that cannot read what it is told throws where nobody waits for it. All others go on.
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed unawaited'));
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stop(signal));
    let giveUp = (_reason: string) => {};
    const failed = new Promise<string>((resolve) => {
      giveUp = resolve;
    });
    const running = await start(config, log, giveUp);
    stop = endWith(running, log);
    void failed.then((reason) => stop(reason, 1));
    if (config.shard) stopWithManager(stop, log);
    await running.started;
  } catch (error) {
    console.error(`Quorum cannot start.\n${reasonOf(error)}`);
    stop('it cannot start', 1);
  }
}

/** Ends the process with an exit code, 0 unless given; asked again, it does nothing more. */
type Stop = (reason: string, code?: number) => void;

/** In order, and as failed where something had to be cut off. */
function endWith({ stages }: Running, log: Logger): Stop {
  let stopping = false;
  return (reason, code = 0) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    void endInOrder(stages(), log).then((isInOrder) => process.exit(isInOrder ? code : 1));
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

import type { Context } from './context.ts';
import { deliverDue } from './delivering.ts';
import { eraseAbsent } from './erasing.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Platform } from './ports/platform.ts';
import { planDue } from './ticking.ts';

/** A heartbeat comes this often, in milliseconds: what is free later than that can wait for it. */
const heartbeatMs = 60_000;

/** What keeps one platform's plans and outbox moving. Neither waits for another platform. */
export interface Rounds {
  /** Plans and delivers what is due, and erases what is due to be. */
  tick(): Promise<void>;
  stop(): void;
}

/** Planning doesn't wait for delivering, which may take long; and each of them runs once at a time. */
export function createRounds(context: Context, platform: Platform): Rounds {
  const { store, inFlight, stopping, log } = context;
  const plan = oneAtATime(() => planDue(context, platform));
  const deliver = oneAtATime(async () => {
    await deliverDue(context, platform);
    await comeBack();
  });
  const erase = oneAtATime(() => eraseAbsent(context, platform));
  let wake: NodeJS.Timeout | undefined;

  /** Not every platform that asks to wait for a second means to wait for the next minute. */
  async function comeBack(): Promise<void> {
    clearTimeout(wake);
    const inMs = await store.nextTry(platform.name, platform.clock.now());
    if (stopping.aborted || inMs === undefined || inMs > heartbeatMs) return;
    wake = setTimeout(() => {
      const work = deliver().catch((error: unknown) =>
        log.error({ err: error, platform: platform.name }, 'delivering failed'),
      );
      inFlight.track(work);
    }, inMs);
    wake.unref();
  }

  return {
    async tick() {
      try {
        await plan();
      } finally {
        await deliver();
      }
      await erase();
    },
    stop: () => clearTimeout(wake),
  };
}

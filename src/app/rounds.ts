import type { Context } from './context.ts';
import { deliverDue } from './delivering.ts';
import { eraseAbsent } from './erasing.ts';
import { nudgeDue } from './nudging.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Platform } from './ports/platform.ts';
import { asRequest } from './request.ts';
import { planDue } from './ticking.ts';

/** A heartbeat comes this often, in milliseconds: what is free later than that can wait for it. */
const heartbeatMs = 60_000;

/** What keeps one platform's plans and outbox moving. Neither waits for another platform. */
export interface Rounds {
  /** Plans and delivers what is due, reminders among it, and erases what is due to be. */
  tick(): Promise<void>;
  stop(): void;
}

/** Planning and delivering, both of which may take long, don't wait for each other; and each of them runs once at a time. */
export function createRounds(context: Context, platform: Platform): Rounds {
  const { store, inFlight, stopping, log } = context;
  const plan = oneAtATime(() => planDue(context, platform, () => void inFlight.track(deliverAgain())));
  const deliver = oneAtATime(async () => {
    await deliverDue(context, platform);
    await comeBack();
  });
  // Beside delivering: neither waits for the other, however many there are.
  const nudge = oneAtATime(async () => {
    if (await nudgeDue(context, platform)) await deliver();
  });
  const erase = oneAtATime(() => eraseAbsent(context, platform));
  let wake: NodeJS.Timeout | undefined;

  /** Not every platform that asks to wait for a second means to wait for the next minute. */
  async function comeBack(): Promise<void> {
    clearTimeout(wake);
    const inMs = await store.nextTry(platform.name, platform.clock.now());
    if (stopping.aborted || inMs === undefined || inMs > heartbeatMs) return;
    wake = setTimeout(() => inFlight.track(asRequest(deliverAgain)), inMs);
    wake.unref();
  }

  const deliverAgain = () =>
    deliver().catch((error: unknown) =>
      log.error({ err: error, platform: platform.name }, 'delivering failed'),
    );

  return {
    async tick() {
      try {
        await plan();
      } finally {
        await Promise.all([deliver(), nudge()]);
      }
      await erase();
    },
    stop: () => clearTimeout(wake),
  };
}

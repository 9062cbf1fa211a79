import type { Fields } from '../../stand-in/fields.ts';
import type { World } from '../state/world.ts';
import { type Acknowledgement, type Carry, type Envelope, NotAcknowledged } from './envelope.ts';

/** What was sent to the app, and what became of it. */
export interface Delivery {
  readonly envelope: Envelope;
  /** How long the app took to acknowledge, in milliseconds; undefined: it didn't, or not yet. */
  readonly afterMs?: number;
  readonly failure?: NotAcknowledged;
}

/** Takes what happens in Slack to the app. */
export interface Courier {
  readonly deliveries: readonly Delivery[];
  send(envelope: Envelope): Promise<Acknowledgement>;
}

/**
 * @param carry the way to the app at this moment: Socket Mode or HTTP
 * @param withinMs how long the app has to acknowledge
 */
export function startCourier(world: World, carry: () => Carry, withinMs: number): Courier {
  const deliveries: Delivery[] = [];
  return {
    deliveries,
    async send(envelope) {
      const started = performance.now();
      const index = deliveries.push({ envelope }) - 1;
      try {
        const payload = await withDeadline(envelope, carry(), withinMs);
        const afterMs = performance.now() - started;
        deliveries[index] = { envelope, afterMs };
        return { envelope, payload, afterMs };
      } catch (error) {
        if (error instanceof NotAcknowledged) deliveries[index] = { envelope, failure: error };
        throw error;
      } finally {
        world.changes.tell();
      }
    },
  };
}

async function withDeadline(envelope: Envelope, carry: Carry, withinMs: number): Promise<Fields> {
  const deadline = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NotAcknowledged(envelope, `${withinMs} ms went by`));
      deadline.abort();
    }, withinMs);
  });
  try {
    return await Promise.race([carry(envelope, deadline.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

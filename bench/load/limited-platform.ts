import { setTimeout as sleep } from 'node:timers/promises';
import { type ChannelRef, DeliveryError, type Platform } from '../../src/app/ports/platform.ts';
import type { Instant } from '../../src/core/time.ts';
import type { LoopPlatform } from '../../tests/support/loop-platform.ts';

/** A call takes about this long, in milliseconds, as one over the internet does. */
const roundTripMs = 100;

/** Lets a request pass, at once or when its turn comes. @throws DeliveryError where it is refused */
type Limit = (to: ChannelRef, kind: 'send' | 'edit') => Promise<void>;

/** A platform in memory that takes no more than its limits allow. */
export interface LimitedPlatform extends Platform {
  moveTo(moment: Instant): void;
  /** How many messages came to each channel. */
  readonly messages: ReadonlyMap<string, number>;
  readonly refused: number;
  /** When the latest message came, as `performance.now()` counts. */
  readonly latestAt: number;
}

export function limitedPlatform(inner: LoopPlatform, limit: Limit): LimitedPlatform {
  const messages = new Map<string, number>();
  let refused = 0;
  let latestAt = 0;

  async function pass(...call: Parameters<Limit>): Promise<void> {
    await sleep(roundTripMs);
    await limit(...call).catch((error: unknown) => {
      refused++;
      throw error;
    });
  }

  return {
    ...inner,
    messages,
    get refused() {
      return refused;
    },
    get latestAt() {
      return latestAt;
    },
    async send(to, message, options) {
      await pass(to, 'send');
      messages.set(to.channel, (messages.get(to.channel) ?? 0) + 1);
      latestAt = performance.now();
      return inner.send(to, message, options);
    },
    async edit(to, id, message) {
      await pass(to, 'edit');
      await inner.edit(to, id, message);
    },
  };
}

/** Discord: 50 requests a second for one bot (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit). */
export const discordPerSecond = 50;

/** As discord.js keeps to it: a request waits for its turn, and is then taken. */
export function discordLimit(): Limit {
  let nextAt = 0;
  return async () => {
    const now = performance.now();
    const at = Math.max(nextAt, now);
    nextAt = at + 1_000 / discordPerSecond;
    await sleep(at - now);
  };
}

/**
 * Slack: a message a second for a channel, and “several hundred” a minute for a workspace, which we take for 300
 * (https://docs.slack.dev/apis/web-api/rate-limits). Others are refused with the whole seconds to wait. Edits have a limit
 * of their own, 50 a minute, which a count every three seconds stays below.
 */
export const slackPerMinute = 300;
const slackApartMs = 1_000;
const minuteMs = 60_000;

export function slackLimit(): Limit {
  const ofChannel = new Map<string, number>();
  const ofWorkspace = new Map<string, number[]>();
  return async ({ workspace, channel }, kind) => {
    if (kind === 'edit') return;
    const now = performance.now();
    const latest = (ofWorkspace.get(workspace) ?? []).slice(-slackPerMinute);
    const oldest = latest.length < slackPerMinute ? undefined : latest[0];
    const freeAt = Math.max(
      (oldest ?? Number.NEGATIVE_INFINITY) + minuteMs,
      (ofChannel.get(channel) ?? Number.NEGATIVE_INFINITY) + slackApartMs,
    );
    if (freeAt > now) throw askToWait(freeAt - now);
    ofChannel.set(channel, now);
    ofWorkspace.set(workspace, [...latest, now]);
  };
}

function askToWait(milliseconds: number): DeliveryError {
  const retryAfterMs = Math.ceil(milliseconds / 1_000) * 1_000;
  return new DeliveryError('the platform asks to wait', { permanent: false, retryAfterMs });
}

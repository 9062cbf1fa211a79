import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIGatewayBotInfo,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  type REST,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** How long the process waits for the connection when it starts, in milliseconds; it then goes on connecting. */
const startMs = 20_000;

/**
 * Asks Discord, until it answers, where to connect to.
 * @returns undefined where it was aborted before
 * @throws DiscordAPIError where Discord refuses to tell
 */
export async function reach(
  rest: REST,
  signal: AbortSignal,
  log: Logger,
): Promise<APIGatewayBotInfo | undefined> {
  for (let pause = firstPauseMs; !signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    } catch (error) {
      if (error instanceof DiscordAPIError) throw error;
      log.warn({ err: error, pause }, 'Discord cannot be reached');
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
  return undefined;
}

/**
 * Waits for the first connection, and not too long: there is more to start.
 * @param failLate what is to be done where that fails when nobody waits for it any more
 * @throws Error where Discord does not take the token
 */
export async function awaitStart(
  connecting: Promise<void>,
  failLate: (cause: unknown) => void,
): Promise<void> {
  let waiting = true;
  const connected = connecting.catch((cause: unknown) => {
    if (waiting) throw refusal(cause);
    failLate(cause);
  });
  await Promise.race([connected, sleep(startMs, undefined, { ref: false })]);
  waiting = false;
}

function refusal(cause: unknown): Error {
  const unknownToken =
    (cause instanceof DiscordAPIError && cause.status === 401) ||
    (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid);
  const reason = unknownToken
    ? 'DISCORD_TOKEN cannot be used: Discord does not know it. Bot, Reset Token makes a new one.'
    : `Discord cannot be connected to: ${cause instanceof Error ? cause.message : cause}`;
  return new Error(reason, { cause });
}

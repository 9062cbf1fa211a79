import { SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { deliveryError } from './errors.ts';
import { boltLogger } from './logger.ts';

/** The connection over which Slack tells what happens, where it is not told over HTTP. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Connects, and stays connected from then on. @throws Error where Slack does not take the token */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Keeps a connection to Slack. Slack ends each after some hours; the next is opened at once, and after failures with
 * pauses. Bolt's own way waits five seconds each time, during which clicks are lost, and ends the process where a
 * token has been revoked meanwhile.
 */
export function createSocket(appToken: string, options: webApi.WebClientOptions, log: Logger): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    installerOptions: { clientOptions: options },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let connected = false;
  let reconnecting: Promise<void> | undefined;

  const reconnect = () => {
    reconnecting ??= tryUntilConnected().finally(() => {
      reconnecting = undefined;
    });
  };

  const tryUntilConnected = async () => {
    for (let pause = firstPauseMs; !stopping.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await client.start();
        return;
      } catch (error) {
        log.warn({ err: error, pause }, 'no connection to Slack: the next try follows');
        await sleep(pause, stopping.signal);
      }
    }
  };

  client.on('connected', () => {
    connected = true;
  });
  client.on('disconnected', () => {
    const lost = connected;
    connected = false;
    if (lost) reconnect();
  });
  return {
    receiver,
    async start() {
      try {
        await client.start();
      } catch (cause) {
        const { permanent, message } = deliveryError(cause);
        if (permanent) throw new Error(`SLACK_APP_TOKEN cannot be used: ${message}.`, { cause });
        reconnect();
      }
    },
    async stop() {
      stopping.abort();
      // A try that is under way would be connected after it was ended.
      await reconnecting;
      await client.disconnect();
    },
    connected: () => connected,
  };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

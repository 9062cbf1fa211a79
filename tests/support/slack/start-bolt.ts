import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { silentLogger } from './silent-logger.ts';
import type { Slack } from './slack.ts';

/** How an app is told of what happens. */
export type Mode = 'Socket Mode' | 'HTTP';

/**
 * Starts an app of `@slack/bolt` without any listeners, connected to the stand-in. It is stopped by its `stop`.
 *
 * @param reconnectsAfterMs Slack's client also takes a connection for dead when it is silent for as long as it waits
 * before it connects again, so a short time drops connections on a busy machine
 */
export async function startBolt(slack: Slack, mode: Mode, reconnectsAfterMs = 5000): Promise<App> {
  const clientOptions = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  const common = { logger: silentLogger, installerOptions: { clientOptions } };
  const receiver =
    mode === 'HTTP'
      ? new HTTPReceiver({ ...common, signingSecret: slack.app.signingSecret })
      : new SocketModeReceiver({
          ...common,
          appToken: slack.app.appToken,
          clientPingTimeout: reconnectsAfterMs,
        });
  const before = tested(slack);
  const app = new App({ token: slack.workspace.botToken, receiver, clientOptions, logger: silentLogger });
  // It asks for itself, and nobody would hear if that failed because everything was over already.
  await slack.until(() => tested(slack) > before);
  if (receiver instanceof HTTPReceiver) {
    const server = await receiver.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    slack.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`);
  } else await app.start();
  return app;
}

function tested({ calls }: Slack): number {
  return calls.filter(({ method, result }) => method === 'auth.test' && result !== undefined).length;
}

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { HTTPModuleFunctions, HTTPReceiver, type InstallationStore, type webApi } from '@slack/bolt';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { limits } from './limits.ts';
import { boltLogger } from './logger.ts';
import { paths, scopes } from './manifest.ts';
import type { SlackSettings } from './settings.ts';

type HttpSettings = Exclude<SlackSettings, { type: 'socket' }>;

/** Bolt's receiver, which checks signatures and leads through OAuth. It needs no server of its own. */
export function createReceiver(
  settings: HttpSettings,
  options: webApi.WebClientOptions,
  installationStore: InstallationStore | undefined,
  log: Logger,
): HTTPReceiver {
  const { signingSecret } = settings;
  const common = {
    signingSecret,
    endpoints: [paths.events],
    bodyLimit: limits.body,
    processEventErrorHandler: answerFailure,
    logger: boltLogger(log),
  };
  if (settings.type === 'http' || !installationStore) return new HTTPReceiver(common);
  const { clientId, clientSecret, stateSecret } = settings;
  return new HTTPReceiver({
    ...common,
    clientId,
    clientSecret,
    stateSecret,
    installationStore,
    scopes: Object.keys(scopes),
    installerOptions: {
      installPath: paths.install,
      redirectUriPath: paths.redirect,
      authorizationUrl: authorizationUrl(settings.apiUrl),
      clientOptions: options,
    },
  });
}

type Failure = Parameters<typeof HTTPModuleFunctions.defaultProcessEventErrorHandler>[0];

/** What makes no sense won't the next time either, so that Slack need not try again. */
async function answerFailure(failure: Failure): Promise<boolean> {
  const { error, logger, response } = failure;
  if (!(error instanceof TypeError) || response.headersSent)
    return HTTPModuleFunctions.defaultProcessEventErrorHandler(failure);
  logger.warn(`Something that Slack has sent cannot be read: ${error.message}`);
  response.writeHead(400).end();
  return false;
}

/** Hands what comes from Slack to Bolt. @param running whether somebody is there to take it */
export function createRoutes(receiver: HTTPReceiver, running: () => boolean): Hono {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  // With this answer Slack tries again.
  routes.use('/slack/*', async (c, next) =>
    running() ? next() : c.text('Quorum is starting or stopping.', 503),
  );
  routes.post(paths.events, (c) => pass(receiver, c.env));
  if (receiver.installer) {
    routes.get(paths.install, (c) => pass(receiver, c.env));
    routes.get(paths.redirect, (c) => pass(receiver, c.env));
  }
  return new Hono().route('/', routes);
}

function pass(receiver: HTTPReceiver, { incoming, outgoing }: HttpBindings): Response {
  receiver.requestListener(incoming, outgoing);
  return RESPONSE_ALREADY_SENT;
}

/** Where people agree to install the app: at the same host as the Web API. */
function authorizationUrl(apiUrl = 'https://slack.com/api/'): string {
  return new URL('/oauth/v2/authorize', apiUrl).href;
}

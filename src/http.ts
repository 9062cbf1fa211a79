import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { asRequest, requestId } from './app/request.ts';
import { createMetrics, type Metrics } from './metrics.ts';

/** What the server tells about the process. */
export interface Health {
  /** Names of what is not ready, such as `database`; none when all is. */
  unready(): Promise<readonly string[]>;
}

/** A server that listens. */
export interface HttpServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no more requests, and ends when those that it has are answered, or after a moment. */
  close(): Promise<void>;
}

/** How long `close` waits for answers, in milliseconds. */
const closingMs = 2_000;

const sweepMs = 20;

/** Health, readiness and metrics, besides the routes of the platforms. */
export function createRoutes(
  health: Health,
  platformRoutes: readonly Hono[],
  metrics: Metrics = createMetrics(),
): Hono {
  const app = new Hono();
  app.use((context, next) =>
    asRequest(() => {
      context.header('x-request-id', requestId());
      return next();
    }),
  );
  app.get('/healthz', (context) => context.text('alive'));
  app.get('/readyz', async (context) => {
    const unready = await health.unready();
    return unready.length === 0
      ? context.text('ready')
      : context.text(`not ready: ${unready.join(', ')}`, 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  for (const routes of platformRoutes) app.route('/', routes);
  return app;
}

/** @throws Error that says what to do where the port is taken */
export function listen(routes: Hono, host: string, port: number): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, hostname: host, port }, (address) =>
      resolve({ url: urlOf(address), close: () => close(server) }),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Stop what uses it, or set PORT to another one.`, {
              cause: error,
            })
          : error,
      ),
    );
  });
}

/** The address to open on this machine: one that listens everywhere is not to be reached as `0.0.0.0`. */
export function localUrl(url: string): string {
  return `http://localhost:${new URL(url).port}`;
}

function urlOf({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    if (!('closeAllConnections' in server)) throw new TypeError('Only HTTP/1 is served.');
    // A connection that was answered stays open for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
    // Something that never ends by itself may be among them.
    const giveUp = setTimeout(() => server.closeAllConnections(), closingMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(giveUp);
      resolve();
    });
  });
}

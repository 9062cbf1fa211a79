import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { StoreUnavailable } from '../../app/ports/store.ts';
import type { Person } from './cast.ts';
import { headers, localHostOnly, ownPageOnly } from './guard.ts';
import { limits } from './limits.ts';
import { createPageRoutes } from './page.ts';
import type { Line, Press, Submission } from './parse.ts';
import { parseLine, parseMove, parsePress, parseReader, parseSubmission, parseTyped } from './parse.ts';
import type { Completion, Moment, WireChannel, WireClock, WireError, WireEvent, WireReply } from './wire.ts';

/** What the page can ask for. */
export interface Playground {
  readonly channel: WireChannel;
  follow(person: Person, signal: AbortSignal): AsyncGenerator<WireEvent>;
  type(line: Line): Promise<WireReply>;
  press(press: Press): Promise<WireReply>;
  submit(submission: Submission): Promise<WireReply>;
  complete(line: string): Promise<readonly Completion[]>;
  clock(): Promise<WireClock>;
  /** @returns false where no such moment is planned */
  moveClock(to: Moment): Promise<boolean>;
}

/** The page and its JSON endpoints, to be mounted at `/`. They guard themselves and touch no other path. */
export function createRoutes(playground: Playground, log: Logger): Hono {
  const routes = new Hono();
  for (const path of ['/', '/playground/*']) routes.use(path, headers, localHostOnly, ownPageOnly);
  routes.use('/playground/*', bodyLimit({ maxSize: limits.body, onError: refuseSize }));
  routes.onError((error, c) => answerError(error, c, log));
  routes.route('/', createPageRoutes());
  routes.get('/playground/channel', (c) => c.json(playground.channel));
  routes.get('/playground/events', (c) => streamEvents(c, playground, log));
  routes.get('/playground/clock', async (c) => c.json(await playground.clock()));
  routes.get('/playground/complete', async (c) =>
    c.json(await playground.complete(parseTyped(c.req.query()))),
  );
  routes.post('/playground/line', async (c) => c.json(await playground.type(parseLine(await json(c)))));
  routes.post('/playground/press', async (c) => c.json(await playground.press(parsePress(await json(c)))));
  routes.post('/playground/submit', async (c) =>
    c.json(await playground.submit(parseSubmission(await json(c)))),
  );
  routes.post('/playground/clock', async (c) => {
    if (await playground.moveClock(parseMove(await json(c)))) return c.json(await playground.clock());
    throw new HTTPException(409, {
      message: 'Nothing of that kind is planned. An organiser can set up a plan.',
    });
  });
  return routes;
}

function streamEvents(c: Context, playground: Playground, log: Logger): Response {
  const person = parseReader(c.req.query());
  const gone = new AbortController();
  const events = playground.follow(person, gone.signal);
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => gone.abort());
    try {
      for await (const event of events) {
        await stream.writeSSE({ data: JSON.stringify(event), retry: limits.reconnect });
      }
    } catch (error) {
      // The page left, or the playground stops. Whatever else it is, the page reconnects.
      if (!isAbort(error)) log.error({ err: error }, 'the live stream of a page broke');
    }
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

async function json(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new HTTPException(400, { message: 'The request is not JSON.' });
  }
}

function refuseSize(): never {
  throw new HTTPException(413, { message: `At most ${limits.body / 1024} KB can be sent at once.` });
}

function answerError(error: unknown, c: Context, log: Logger): Response {
  const { status, message } = explain(error);
  if (status >= 500) log.error({ err: error, path: c.req.path }, 'a request of the playground failed');
  return c.json({ error: message } satisfies WireError, status);
}

function explain(error: unknown): { readonly status: ContentfulStatusCode; readonly message: string } {
  if (error instanceof HTTPException) return { status: error.status, message: error.message };
  if (error instanceof StoreUnavailable) {
    return {
      status: 503,
      message: 'The database cannot be reached: nothing was recorded. Try again in a moment.',
    };
  }
  return {
    status: 500,
    message: 'Quorum could not do that just now. Try again; if it stays so, look at its log.',
  };
}

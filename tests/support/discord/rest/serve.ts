import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Fields } from '../../stand-in/fields.ts';
import { report } from '../state/world.ts';
import { checkCall } from './check-call.ts';
import { DiscordError, errorBody } from './discord-error.ts';
import type { Fault, FaultPlan } from './faults.ts';
import type { Services } from './method.ts';
import { findMethod, type MethodName } from './methods.ts';
import { createPace, type Pace } from './pace.ts';
import { type Carried, readRequest } from './read-request.ts';
import { error, limited, ok, type Reply, unavailable } from './reply.ts';

/** One request of the app under test. */
export interface RecordedCall {
  readonly method: MethodName | 'unknown';
  /** Such as `POST /channels/123/messages`. */
  readonly route: string;
  /** The JSON that it carries. */
  readonly body: unknown;
  readonly query: Fields;
  /** Milliseconds, as `performance.now()` counts them. */
  readonly at: number;
  /** `ok`, a JSON error code, an HTTP status, or `lost-reply`; undefined: not yet answered. */
  result?: string;
}

/** What the HTTP server needs to answer. */
export interface Desk {
  readonly services: Services;
  readonly faults: FaultPlan;
  readonly calls: RecordedCall[];
  /** How many requests a second are taken in all; undefined: any number. */
  readonly requestsPerSecond?: number;
}

const prefix = '/api/v10';

/** Serves the REST API. */
export function serveRest(server: Server, desk: Desk): void {
  const pace = createPace(desk.requestsPerSecond);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(desk, pace, request, response).catch((cause: unknown) => {
      const problem = `made the stand-in fail: ${cause instanceof Error ? cause.stack : cause}`;
      report(desk.services.world, { what: String(request.url), path: '', problem });
      response.writeHead(500).end();
    });
  });
}

async function answer(
  desk: Desk,
  pace: Pace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = desk.services;
  const asked = await readAsked(request);
  const call = record(asked);
  desk.calls.push(call);
  const fault = desk.faults.take(call.method);
  world.changes.tell();
  if (fault?.type === 'held' && fault.when === 'before') await fault.released;
  const wait = pace(asked.found?.method.open === true);
  const late = wait > 0 ? limited({ retryAfter: wait, global: true }) : faultReply(fault);
  const reply = late ?? run(desk.services, asked);
  if (fault?.type === 'held' && fault.when === 'after') await fault.released;
  const lost = fault?.type === 'lost-reply';
  call.result = lost ? 'lost-reply' : reply.result;
  if (lost) response.destroy();
  else send(response, reply, call.method);
  world.changes.tell();
}

/** What a request asks for. */
interface Asked extends Carried {
  readonly found: ReturnType<typeof findMethod>;
  readonly route: string;
  readonly query: Fields;
  readonly authorization: string | undefined;
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const { method: verb = '', url = '/', headers } = request;
  const { pathname, searchParams } = new URL(url, 'http://discord');
  const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '';
  const query = Object.fromEntries(searchParams);
  const carried = await readRequest(request);
  const { authorization } = headers;
  return {
    ...carried,
    found: findMethod(verb, path),
    route: `${verb} ${path || pathname}`,
    query,
    authorization,
  };
}

function record({ found, route, body, query }: Asked): RecordedCall {
  return { method: found?.name ?? 'unknown', route, body, query, at: performance.now() };
}

/** Does what is asked for. */
function run(services: Services, asked: Asked): Reply {
  const { found, query, body = {}, files } = asked;
  if (!found) return refuseUnknown(services, asked.route);
  const { name, method, params } = found;
  try {
    if (!method.open) authorize(services, asked.authorization);
    checkCall(services.world, name, asked);
    return ok(method.run({ ...services, params, query, body: body as Fields, files }));
  } catch (cause) {
    if (cause instanceof DiscordError) return error(cause.status, errorBody(cause));
    throw cause;
  }
}

function send(response: ServerResponse, { status, body, headers }: Reply, bucket: string): void {
  const limits = {
    'x-ratelimit-bucket': bucket,
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    'x-ratelimit-reset-after': '1',
  };
  // As in Discord, nothing says of what type there is nothing.
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...limits, ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function faultReply(fault: Fault | undefined): Reply | undefined {
  switch (fault?.type) {
    case 'limit':
      return limited(fault);
    case 'status':
      return unavailable(fault.status);
    case 'error': {
      const refusal = new DiscordError(fault.code, fault);
      return error(refusal.status, errorBody(refusal));
    }
    default:
      return undefined;
  }
}

function refuseUnknown({ world }: Services, route: string): Reply {
  report(world, { what: route, path: '', problem: 'is nothing that the stand-in knows' });
  return error(404, { message: '404: Not Found', code: 0 });
}

function authorize({ world: { app } }: Services, authorization: string | undefined): void {
  if (app.refused || authorization !== `Bot ${app.token}`) throw new DiscordError(0);
}

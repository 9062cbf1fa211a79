import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fields } from '../../stand-in/fields.ts';
import { answerCall } from './answer-call.ts';
import type { Faults } from './faults.ts';
import { receiveUpload } from './file-methods.ts';
import type { Services } from './method.ts';
import { readArguments, readUpload } from './read-request.ts';
import type { ResponseUrls } from './response-urls.ts';

/** One request of the app under test, in the order in which they came in. */
export interface RecordedCall {
  /** Such as `chat.postMessage`, or `response_url`. */
  readonly method: string;
  readonly args: Fields;
  /** Milliseconds, as `performance.now()` counts them. */
  readonly at: number;
  /** `ok`, Slack's error code, an HTTP status, or `lost-reply`; undefined: not yet answered. */
  result?: string;
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly result: string;
}

/** What the HTTP server needs to answer. */
export interface Desk {
  readonly services: Services;
  readonly faults: Faults;
  readonly responseUrls: ResponseUrls;
  readonly calls: RecordedCall[];
}

/** @returns a server of the Web API at `/api/`, of answers to interactions, and of uploads; it doesn't listen yet */
export function serveWebApi(desk: Desk): Server {
  return createServer((request, response) => {
    route(desk, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
}

async function route(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://slack');
  const [, kind, name = ''] = pathname.split('/');
  if (kind === 'upload') {
    const content = await readUpload(request);
    const taken = receiveUpload(desk.services.world, name, Number(searchParams.get('length')), content);
    response.writeHead(taken ? 200 : 400).end(taken ? `OK - ${content.length}` : 'wrong length');
  } else if (kind === 'api' || kind === 'response') {
    const args = await readArguments(request);
    const method = kind === 'api' ? name : 'response_url';
    await answer(desk, { method, args, at: performance.now() }, response, () =>
      kind === 'api' ? callMethod(desk, request, name, args) : respond(desk, name, args),
    );
  } else {
    response.writeHead(404).end();
  }
}

async function answer(desk: Desk, call: RecordedCall, response: ServerResponse, run: () => Reply) {
  desk.calls.push(call);
  const fault = desk.faults.take(call.method);
  desk.services.world.changes.tell();
  if (fault?.type === 'held' && fault.when === 'before') await fault.released;
  const reply = faultReply(fault) ?? run();
  if (fault?.type === 'held' && fault.when === 'after') await fault.released;
  const lost = fault?.type === 'lost-reply';
  call.result = lost ? 'lost-reply' : reply.result;
  if (lost) response.destroy();
  else
    response
      .writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      .end(reply.body);
  desk.services.world.changes.tell();
}

function faultReply(fault: ReturnType<Faults['take']>): Reply | undefined {
  if (fault?.type === 'error') return ok({ ok: false, error: fault.code });
  if (fault?.type !== 'status') return undefined;
  const { status, headers } = fault;
  const error = status === 429 ? 'ratelimited' : 'internal_error';
  return { status, headers, body: JSON.stringify({ ok: false, error }), result: String(status) };
}

function callMethod(desk: Desk, request: IncomingMessage, method: string, args: Fields): Reply {
  const [, bearer] = (request.headers.authorization ?? '').split(' ');
  const token = bearer ?? String(args.token ?? '');
  const whose = [...desk.services.world.workspaces.values()].find(({ botToken }) => botToken === token);
  const reply = ok(answerCall(desk.services, method, args, token));
  return whose ? { ...reply, headers: { 'x-oauth-scopes': [...whose.scopes].join(',') } } : reply;
}

function respond(desk: Desk, id: string, payload: Fields): Reply {
  const { status, body } = desk.responseUrls.respond(id, payload);
  return { status, body, headers: { 'content-type': 'text/plain' }, result: body };
}

function ok(body: Fields): Reply {
  return { status: 200, body: JSON.stringify(body), result: body.ok === true ? 'ok' : String(body.error) };
}

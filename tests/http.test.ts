import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { requestId } from '../src/app/request.ts';
import { createRoutes, listen, localUrl } from '../src/http.ts';

it.each(['http://127.0.0.1:3000', 'http://0.0.0.0:3000', 'http://[::1]:3000', 'http://[::]:3000'])(
  'names a server at %s by an address that can be opened, and that the playground answers to',
  (url) => {
    expect(localUrl(url)).toBe('http://localhost:3000');
  },
);

it('tells the id of each request, which its lines in the log have', async () => {
  const routes = new Hono().get('/id', async (context) => {
    await new Promise(setImmediate);
    return context.text(String(requestId()));
  });
  const app = createRoutes({ unready: async () => [] }, [routes]);
  const responses = await Promise.all(['/id', '/id'].map((path) => app.request(path)));
  const ids = responses.map(({ headers }) => headers.get('x-request-id'));
  expect(await Promise.all(responses.map((response) => response.text()))).toEqual(ids);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}$/);
});

describe('a server that is closed', () => {
  let routes: Hono;
  beforeEach(() => {
    routes = new Hono();
  });

  it('answers what it was asked before, and takes nothing more', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      routes.get('/slow', async (context) => {
        resolve();
        await held;
        return context.text('done');
      });
    });
    const server = await listen(routes, '127.0.0.1', 0);
    const answer = fetch(`${server.url}/slow`);
    await asked;
    const closing = server.close();
    release();
    expect(await (await answer).text()).toBe('done');
    await closing;
    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
  });

  it('waits only a moment for what never ends', async () => {
    routes.get(
      '/endless',
      () =>
        new Response(
          new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('…')) }),
        ),
    );
    const server = await listen(routes, '127.0.0.1', 0);
    const stream = await fetch(`${server.url}/endless`);
    await server.close();
    await expect(stream.text()).rejects.toThrow();
  });
});

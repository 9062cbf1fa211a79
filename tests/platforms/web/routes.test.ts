import { request } from 'node:http';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../src/platforms/web/cast.ts';
import { limits } from '../../../src/platforms/web/limits.ts';
import { createRoutes } from '../../../src/platforms/web/routes.ts';
import { type RunningPlayground, startPlayground } from '../../support/playground.ts';

/** What the playground answers, as it was registered: a route that is new is in it. */
function routesOf(): readonly (readonly [method: string, path: string])[] {
  const unused = () => Promise.reject(new Error('not asked here'));
  const routes: Hono = createRoutes(
    {
      channel: { name: '', people: cast },
      follow: () => {
        throw new Error('not asked here');
      },
      type: unused,
      press: unused,
      submit: unused,
      complete: unused,
      clock: unused,
      moveClock: unused,
    },
    undefined as never,
  );
  const own = routes.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(own.map(({ method, path }) => `${method} ${path}`))].map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return [method, path.replace('*', 'page.css')];
  });
}

const routes = routesOf();
const changes = routes.filter(([method]) => method !== 'GET');

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

let playground: RunningPlayground;
beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground.stop());

function ask(
  [method, path]: readonly [string, string],
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${playground.url}${path}?as=ben&line=%2F`, { method, headers }, (response) => {
      resolve({ status: response.statusCode, headers: response.headers });
      response.destroy();
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };

describe('each route of the playground', () => {
  it('is known here', () => {
    expect(routes.map((route) => route.join(' ')).sort()).toEqual([
      'GET /',
      'GET /playground/assets/page.css',
      'GET /playground/channel',
      'GET /playground/clock',
      'GET /playground/complete',
      'GET /playground/events',
      'POST /playground/clock',
      'POST /playground/line',
      'POST /playground/press',
      'POST /playground/submit',
    ]);
  });

  it.each(routes)('%s %s lets the page load nothing but its own, and nobody frame it', async (...route) => {
    const { headers } = await ask(route, json, route[0] === 'GET' ? undefined : '{}');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(routes)('%s %s answers nobody who calls this machine by another name', async (...route) => {
    for (const host of ['evil.example', 'localhost.evil.example', '10.0.0.1:3000'])
      expect((await ask(route, { ...json, host }, route[0] === 'GET' ? undefined : '{}')).status).toBe(403);
  });

  it.each(changes)('%s %s takes nothing from another page', async (...route) => {
    for (const headers of [
      { ...json, origin: 'https://evil.example' },
      { ...json, origin: 'null' },
      { ...json, 'sec-fetch-site': 'cross-site' },
      { ...json, 'sec-fetch-site': 'same-site' },
    ])
      expect((await ask(route, headers, '{}')).status).toBe(403);
  });

  it.each(changes)('%s %s takes nothing that a foreign form can send', async (...route) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expect((await ask(route, { 'content-type': type }, '{}')).status).toBe(415);
  });

  it.each(changes)(
    '%s %s takes no more than its limit, whether or not the length is told',
    async (...route) => {
      const long = JSON.stringify({ as: 'ben', text: 'x'.repeat(limits.body) });
      expect((await ask(route, { ...json, 'content-length': String(long.length) }, long)).status).toBe(413);
      expect((await ask(route, { ...json, 'transfer-encoding': 'chunked' }, long)).status).toBe(413);
    },
  );

  it.each(changes)('%s %s does nothing when it is asked for otherwise', async (_, path) => {
    const asked = routes.some(([method, known]) => method === 'GET' && known === path);
    for (const method of ['PUT', 'PATCH', 'DELETE', ...(asked ? [] : ['GET'])])
      expect((await ask([method, path], json)).status).toBe(404);
    expect(playground.heard).toEqual([]);
  });
});

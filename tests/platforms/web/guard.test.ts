import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../src/platforms/web/limits.ts';
import { type RunningPlayground, startPlayground } from '../../support/playground.ts';

let playground: RunningPlayground;
beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground.stop());

/** Unlike fetch, it sends any header. */
function ask(path: string, headers: Record<string, string>, body?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request(`${playground.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const line = JSON.stringify({ as: 'ben', text: 'Hello' });
const json = { 'content-type': 'application/json' };

describe('the playground', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('answers at %s', async (host) => {
    expect(await ask('/playground/channel', { host })).toBe(200);
  });

  it.each([
    'evil.example',
    'notlocalhost',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1:3000',
  ])('refuses a request for “%s”, which another page may have made its own name', async (host) => {
    expect(await ask('/playground/channel', { host })).toBe(403);
    expect(await ask('/playground/line', { host, ...json }, line)).toBe(403);
    expect(await ask('/', { host })).toBe(403);
  });

  it('guards its own paths only', async () => {
    expect(await ask('/healthz', { host: 'quorum.internal' })).toBe(200);
  });

  it.each(['https://evil.example', 'http://localhost:1', 'null'])(
    'takes nothing from a page of %s',
    async (origin) => {
      expect(await ask('/playground/line', { ...json, origin }, line)).toBe(403);
    },
  );

  it('takes nothing that the browser calls cross-site', async () => {
    expect(await ask('/playground/line', { ...json, 'sec-fetch-site': 'cross-site' }, line)).toBe(403);
  });

  it('takes lines from its own page', async () => {
    const own = { ...json, origin: playground.url, 'sec-fetch-site': 'same-origin' };
    expect(await ask('/playground/line', own, line)).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'takes no %s, which a foreign form can send',
    async (type) => {
      expect(await ask('/playground/line', { 'content-type': type }, line)).toBe(415);
    },
  );

  it('takes no more than its limit, whether or not the length is told', async () => {
    const long = JSON.stringify({ as: 'ben', text: 'x'.repeat(limits.body) });
    expect(await ask('/playground/line', { ...json, 'content-length': String(long.length) }, long)).toBe(413);
    expect(await ask('/playground/line', { ...json, 'transfer-encoding': 'chunked' }, long)).toBe(413);
  });

  it.each(['/', '/playground/channel', '/playground/nothing'])(
    'lets %s load nothing but its own',
    async (path) => {
      const { headers } = await fetch(playground.url + path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it.each([
    ['somebody unknown', { as: 'eve', text: 'Hello' }, 'Nobody here'],
    ['an empty line', { as: 'ben', text: '  ' }, 'Type something'],
    ['a line that is too long', { as: 'ben', text: 'x'.repeat(limits.line + 1) }, 'too long'],
    ['fields of its own', { as: 'ben', text: 'Hello', admin: true }, 'admin'],
    ['no object', 'Hello', 'expected object'],
  ])('refuses %s, and says why', async (_, body, reason) => {
    const { status, answer } = await playground.post('/playground/line', body);
    expect(status).toBe(400);
    expect(answer).toEqual({ error: expect.stringContaining(reason) });
  });

  it('refuses what is no JSON', async () => {
    expect(await ask('/playground/line', json, '{')).toBe(400);
  });
});

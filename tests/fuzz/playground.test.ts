import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionToken } from '../../src/message/action.ts';
import { anyAction } from '../support/any-action.ts';
import { anyText, fuzz, fuzzTimeout, mutated } from '../support/fuzz.ts';
import { type RunningPlayground, startPlayground } from '../support/playground.ts';

describe('whatever is sent to the playground', { timeout: fuzzTimeout }, () => {
  let playground: RunningPlayground;
  beforeAll(async () => {
    playground = await startPlayground();
  });
  afterAll(() => playground.stop());

  const post = fc.constantFrom('line', 'press', 'submit', 'clock', 'nothing', 'channel');
  const values = { days: 'mon', answer: 'x' };
  const bodies = fc.oneof(
    mutated({ as: 'ben', zone: 'Europe/Berlin', text: '/study help', thread: 1 }),
    mutated({ as: 'ben', token: 'a:1:0', entry: 1 }),
    anyAction.chain((action) => mutated({ as: 'ben', token: actionToken(action), values, entry: 1 })),
    mutated({ to: 'reveal' }),
    fc.jsonValue(),
  );

  it('is taken or refused, and never fails', () =>
    fuzz(
      'bodies of the playground',
      fc.tuple(post, bodies, fc.option(anyText)),
      async ([path, body, raw]) => {
        const response = await fetch(`${playground.url}/playground/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: raw ?? JSON.stringify(body) ?? '',
        });
        expect([200, 400, 404, 409, 413]).toContain(response.status);
        if (response.status !== 404) expect(await response.json()).toBeTypeOf('object');
      },
    ));

  it('is taken or refused as a question as well', () =>
    fuzz(
      'bodies of the playground',
      fc.tuple(
        fc.constantFrom('complete', 'clock', 'channel', 'assets/page.css'),
        fc.array(fc.tuple(anyText, anyText)),
      ),
      async ([path, query]) => {
        const asked = new URLSearchParams([
          ...query,
          ...query.map(([, text]): [string, string] => ['line', text]),
        ]);
        const response = await fetch(`${playground.url}/playground/${path}?${String(asked).slice(0, 8_000)}`);
        expect([200, 400, 404]).toContain(response.status);
      },
      0.2,
    ));
});

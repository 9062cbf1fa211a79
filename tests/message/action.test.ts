import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionToken, parseAction } from '../../src/message/action.ts';
import { anyAction } from '../support/any-action.ts';

describe('tokens of buttons', () => {
  it('come back as the action they were made from', () => {
    fc.assert(
      fc.property(anyAction, (one) => {
        expect(parseAction(actionToken(one))).toEqual(one);
      }),
    );
  });

  it('fit into the 100 characters of the smallest platform', () => {
    fc.assert(
      fc.property(anyAction, (one) => {
        expect(actionToken(one).length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('are refused where they are not ours', () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        const parsed = parseAction(token);
        if (parsed) expect(parseAction(actionToken(parsed))).toEqual(parsed);
      }),
    );
  });

  it.each([
    '',
    'a',
    'a:1',
    'a:1:9',
    'a:1:2:3',
    'a:-1:0',
    'a:1e3:0',
    'p:1:00',
    'h:2',
    'ss:1',
    'sv',
    'sv:1234567890',
    `t:x:${'y'.repeat(61)}`,
  ])('does not take %j for an action', (token) => {
    const parsed = parseAction(token);
    expect(parsed && actionToken(parsed) === token ? parsed : undefined).toBeUndefined();
  });
});

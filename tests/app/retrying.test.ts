import { describe, expect, it } from 'vitest';
import { DeliveryError } from '../../src/app/ports/platform.ts';
import type { ClaimedPost } from '../../src/app/ports/posts.ts';
import { afterFailure } from '../../src/app/retrying.ts';
import { at, questionPost } from '../store/samples.ts';

const reveal: ClaimedPost = {
  ...questionPost(1, 23, { kind: 'reveal', question: null }),
  id: 1,
  failures: 0,
  messageId: null,
  sentAt: null,
  channel: { id: 1, platform: 'loop', workspace: 'team', channel: 'study', name: 'study' },
  member: null,
  fence: 1,
  supersededAt: null,
  unreadable: null,
};
const broken = new DeliveryError('it broke', { permanent: false });
const limited = (retryAfterMs: number) => new DeliveryError('wait', { permanent: false, retryAfterMs });

describe('after a failure', () => {
  it('waits longer and longer, but at most ten minutes', () => {
    const delays = [0, 3, 20].map((failures) => {
      const again = afterFailure({ ...reveal, failures }, broken, at(23));
      return again.type === 'again' ? again.delayMs : Number.NaN;
    });
    expect(delays[0]).toBeLessThanOrEqual(5_000);
    expect(delays[1]).toBeLessThanOrEqual(40_000);
    for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(2_500);
    expect(delays[2]).toBeLessThanOrEqual(600_000);
  });

  it.each([
    [0, 1_000],
    [1_000, 1_000],
    [90_000, 90_000],
  ])(
    'waits %i ms where the platform asks for it, a second at least, and counts no failure',
    (asked, delayMs) => {
      expect(afterFailure(reveal, limited(asked), at(23))).toEqual({
        type: 'again',
        reason: 'wait',
        delayMs,
        failed: false,
      });
    },
  );

  it('goes on for a day, however often it fails', () => {
    const often = { ...reveal, failures: 500 };
    expect(afterFailure(often, broken, at(24))).toMatchObject({ type: 'again', failed: true });
    expect(afterFailure(often, broken, at(24, 1))).toEqual({
      type: 'failed',
      reason: 'it broke',
      scope: 'post',
    });
  });

  it('tries ten times what is late already, as after a long outage of Quorum itself', () => {
    expect(afterFailure({ ...reveal, failures: 8 }, broken, at(27))).toMatchObject({ type: 'again' });
    expect(afterFailure({ ...reveal, failures: 9 }, broken, at(27))).toMatchObject({ type: 'failed' });
    expect(afterFailure({ ...reveal, failures: 99 }, limited(9), at(27))).toMatchObject({ type: 'again' });
  });

  it('gives up at once what the platform calls hopeless, and says how much of it is', () => {
    const gone = new DeliveryError('gone', { permanent: true, scope: 'workspace' });
    expect(afterFailure(reveal, gone, at(23))).toEqual({
      type: 'failed',
      reason: 'gone',
      scope: 'workspace',
    });
  });

  it('keeps errors of our own to the log', () => {
    const reason = 'an error of ours, which is in the log';
    expect(afterFailure(reveal, new TypeError('x is undefined'), at(23))).toMatchObject({ reason });
  });
});

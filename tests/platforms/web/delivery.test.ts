import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../../src/app/ports/platform.ts';
import { note } from '../../../src/message/blocks.ts';
import { type RunningPlayground, seenBy, startPlayground, study, wordsOf } from '../../support/playground.ts';

let playground: RunningPlayground;
afterEach(() => playground.stop());

async function words(member: string): Promise<readonly string[]> {
  return (await seenBy(playground.url, member)).map(wordsOf);
}

describe('delivery', () => {
  it('sends a message once, however often it is tried', async () => {
    playground = await startPlayground();
    const tries = await Promise.all(
      [1, 2, 3].map(() => playground.platform.send(study, note('Question'), { key: 'one' })),
    );
    await playground.platform.send(study, note('Question'), { key: 'another' });
    expect(new Set(tries).size).toBe(1);
    expect(await words('ben')).toEqual(['Question', 'Question']);
  });

  it('may be tried again where the transcript cannot be written', async () => {
    playground = await startPlayground({
      transcript: (real) => ({ ...real, append: () => Promise.reject(new Error('disk full')) }),
    });
    const failure = await playground.platform
      .send(study, note('Question'), { key: 'one' })
      .catch((error) => error);
    expect(failure).toBeInstanceOf(DeliveryError);
    expect(failure.permanent).toBe(false);
  });
});

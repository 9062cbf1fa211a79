import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../../../src/app/ports/platform.ts';
import { note } from '../../../src/message/blocks.ts';
import { type RunningPlayground, seenBy, startPlayground, study, wordsOf } from '../../support/playground.ts';

let playground: RunningPlayground;
afterEach(() => playground.stop());

const ben = { platform: 'web', workspace: study.workspace, member: 'ben' };

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

  it('edits a message in its place', async () => {
    playground = await startPlayground();
    const id = await playground.platform.send(study, note('Question'), { key: 'one' });
    await playground.platform.send(study, note('Later'), { key: 'two' });
    await playground.platform.edit(study, id, note('Revealed'));
    expect(await words('ben')).toEqual(['Revealed', 'Later']);
  });

  it('puts a message into its thread', async () => {
    playground = await startPlayground();
    const id = await playground.platform.send(study, note('Question'), { key: 'one' });
    await playground.platform.send(study, note('Discuss'), { key: 'two', thread: id });
    const entries = await seenBy(playground.url, 'ben');
    expect(entries.map((entry) => entry.thread)).toEqual([null, Number(id)]);
  });

  it('sends privately to one member', async () => {
    playground = await startPlayground();
    await playground.platform.sendPrivately(study, ben, note('For you'), { key: 'one' });
    expect(await words('ben')).toEqual(['For you']);
    expect(await words('mei')).toEqual([]);
  });

  it('gives up where trying again is pointless', async () => {
    playground = await startPlayground();
    const elsewhere = { ...study, channel: 'random' };
    const permanent = expect.objectContaining({ permanent: true });
    await expect(playground.platform.send(elsewhere, note('Lost'), { key: 'one' })).rejects.toEqual(
      permanent,
    );
    await expect(playground.platform.edit(study, '404', note('Lost'))).rejects.toEqual(permanent);
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

import { expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { at } from './samples.ts';

const said = {
  key: null,
  channel: 'study',
  author: 'quorum',
  visibleTo: null,
  thread: null,
  at: at(23).epochMilliseconds,
  body: { summary: 'Good morning', blocks: [] },
};

describeOnEachDatabase('transcript', (open) => {
  test('lists the latest messages that a member sees, oldest first', async () => {
    const { transcript } = await open();
    for (const [summary, visibleTo] of [
      ['one', null],
      ['two', 'ada'],
      ['three', 'bo'],
      ['four', null],
    ] as const) {
      await transcript.append({ ...said, visibleTo, body: { summary } });
    }
    await transcript.append({ ...said, channel: 'other' });
    const seen = async (member: string, limit: number) =>
      (await transcript.list('study', member, limit)).map(({ body }) => body);

    expect(await seen('ada', 9)).toEqual([{ summary: 'one' }, { summary: 'two' }, { summary: 'four' }]);
    expect(await seen('bo', 2)).toEqual([{ summary: 'three' }, { summary: 'four' }]);
  });

  test('appends a message once for each key', async () => {
    const { transcript } = await open();

    const first = await transcript.append({ ...said, key: 'post-1' });
    const again = await transcript.append({ ...said, key: 'post-1', body: { summary: 'Again' } });
    await transcript.append(said);
    await transcript.append(said);

    const { key: _, ...message } = said;
    expect(first).toEqual({ ...message, id: first.id });
    expect(again).toEqual(first);
    expect(await transcript.list('study', 'ada', 9)).toHaveLength(3);
  });

  test('replaces what a message shows', async () => {
    const { transcript } = await open();
    const { id } = await transcript.append(said);

    const replaced = await transcript.replace(id, { summary: 'Revealed' });

    expect(replaced?.body).toEqual({ summary: 'Revealed' });
    expect(await transcript.entry(id)).toEqual(replaced);
    expect(await transcript.replace(id + 1, {})).toBeUndefined();
    expect(await transcript.entry(id + 1)).toBeUndefined();
  });

  test('remembers how far the clock was moved', async () => {
    const { transcript } = await open();

    expect(await transcript.clockOffset()).toBe(0);
    await transcript.setClockOffset(1000);
    await transcript.setClockOffset(90_000_000_000);
    expect(await transcript.clockOffset()).toBe(90_000_000_000);
  });
});

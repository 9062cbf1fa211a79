import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { Transcript, TranscriptEntry } from '../../../src/app/ports/transcript.ts';
import { note } from '../../../src/message/blocks.ts';
import { createFeed } from '../../../src/platforms/web/feed.ts';
import type { WireEvent } from '../../../src/platforms/web/wire.ts';
import { openMemoryStore } from '../../support/memory-store.ts';
import {
  follow,
  type RunningPlayground,
  seenBy,
  startOfTests,
  startPlayground,
  study,
  wordsOf,
} from '../../support/playground.ts';

let playground: RunningPlayground;
afterEach(() => playground.stop());

function told(event: WireEvent): unknown {
  if (event.type === 'snapshot') return event.entries.map(wordsOf);
  return event.type === 'entry' ? wordsOf(event.entry) : event;
}

describe('the live stream', () => {
  it('tells every tab what happens', async () => {
    playground = await startPlayground();
    const tabs = await Promise.all(['ben', 'ben', 'mei'].map((member) => follow(playground.url, member)));
    for (const tab of tabs) expect(told(await tab.next())).toEqual([]);
    await playground.platform.send(study, note('Question'), { key: 'one' });
    for (const tab of tabs) expect(told(await tab.next())).toBe('Question');
    for (const tab of tabs) tab.close();
  });

  it('tells private messages to their member alone', async () => {
    playground = await startPlayground();
    const [ben, mei] = await Promise.all([follow(playground.url, 'ben'), follow(playground.url, 'mei')]);
    await Promise.all([ben.next(), mei.next()]);
    await playground.post('/playground/line', { as: 'ben', text: '/study progress' });
    await playground.post('/playground/line', { as: 'mei', text: 'Good morning' });
    expect(told(await ben.next())).toBe('/study progress');
    expect(told(await ben.next())).toBe('Noted.');
    expect(told(await ben.next())).toBe('Good morning');
    expect(told(await mei.next())).toBe('Good morning');
    expect((await seenBy(playground.url, 'mei')).map(wordsOf)).toEqual(['Good morning']);
    for (const tab of [ben, mei]) tab.close();
  });

  it('begins anew for every tab once somebody has erased what they saw', async () => {
    playground = await startPlayground();
    const [ben, mei] = await Promise.all([follow(playground.url, 'ben'), follow(playground.url, 'mei')]);
    await Promise.all([ben.next(), mei.next()]);
    await playground.post('/playground/press', { as: 'ben', token: 'er', entry: 1 });
    expect(await ben.next()).toMatchObject({ type: 'snapshot' });
    expect(await mei.next()).toMatchObject({ type: 'snapshot' });
    for (const tab of [ben, mei]) tab.close();
  });

  it('misses nothing after an interruption, edits included', async () => {
    playground = await startPlayground();
    const id = await playground.platform.send(study, note('Question'), { key: 'one' });
    const before = await follow(playground.url, 'ben');
    expect(told(await before.next())).toEqual(['Question']);
    before.close();
    await playground.platform.edit(study, id, note('Revealed'));
    await playground.platform.send(study, note('Next question'), { key: 'two' });
    const after = await follow(playground.url, 'ben');
    expect(told(await after.next())).toEqual(['Revealed', 'Next question']);
    after.close();
  });

  it('misses nothing that happens while the snapshot is read', async () => {
    let inBetween = async () => {};
    playground = await startPlayground({
      transcript: (real) => ({
        ...real,
        async list(...asked): Promise<readonly TranscriptEntry[]> {
          const entries = await real.list(...asked);
          await inBetween();
          return entries;
        },
      }),
    });
    inBetween = async () => {
      await playground.platform.send(study, note('Just now'), { key: 'one' });
    };
    const tab = await follow(playground.url, 'ben');
    expect(told(await tab.next())).toEqual([]);
    expect(told(await tab.next())).toBe('Just now');
    tab.close();
  });

  it('ends when the playground stops, and is refused until it starts again', async () => {
    playground = await startPlayground();
    const tab = await follow(playground.url, 'ben');
    await tab.next();
    await playground.platform.stop();
    expect(await tab.ended()).toBe(true);
    expect(playground.platform.connected()).toBe(false);
    await expect(follow(playground.url, 'ben')).rejects.toThrow('503');
    await playground.platform.start(async () => ({ type: 'private', messages: [note('Noted.')] }));
    expect(await seenBy(playground.url, 'ben')).toEqual([]);
  });
});

describe('a feed', () => {
  const following = async (change: Partial<Transcript>) => {
    const { transcript } = await openMemoryStore();
    const page = new AbortController();
    const feed = createFeed({ ...transcript, ...change }, { now: () => startOfTests });
    return { events: feed.follow('ben', page.signal), signal: page.signal };
  };

  it('stops listening where the snapshot cannot be read', async () => {
    const { events, signal } = await following({ list: () => Promise.reject(new Error('outage')) });
    await expect(events.next()).rejects.toThrow('outage');
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('stops listening for a page that leaves with the snapshot', async () => {
    const { events, signal } = await following({});
    await events.next();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await events.return(undefined);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

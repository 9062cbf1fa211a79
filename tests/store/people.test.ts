import { expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addPost, answer, at, channel, member, questionPost } from './samples.ts';

describeOnEachDatabase('people', (open) => {
  test('knows a channel again, and keeps its name up to date', async () => {
    const { store } = await open();
    const ref = { platform: 'web', workspace: 'playground', channel: 'c1' };

    const first = await store.channelFor(ref, 'study');
    const renamed = await store.channelFor(ref, 'book club');

    expect(first).toEqual({ ...ref, id: first.id, name: 'study' });
    expect(renamed).toEqual({ ...first, name: 'book club' });
    expect(await store.channelFor(ref, 'book club')).toEqual(renamed);
    expect((await store.channelFor({ ...ref, workspace: 'other' }, 'study')).id).not.toBe(first.id);
  });

  test('finds a channel without remembering or renaming it', async () => {
    const { store } = await open();
    const ref = { platform: 'web', workspace: 'playground', channel: 'c1' };

    expect(await store.findChannel(ref)).toBeUndefined();
    const known = await store.channelFor(ref, 'study');
    expect(await store.findChannel(ref)).toEqual(known);
    expect(await store.findChannel({ ...ref, channel: 'c2' })).toBeUndefined();
  });

  test('finds a member without remembering, renaming or bringing them back', async () => {
    const { store } = await open();
    const ref = { platform: 'web', workspace: 'playground', member: 'm1' };

    expect(await store.findMember(ref)).toBeUndefined();
    const known = await store.memberFor(ref, 'Ada');
    expect(await store.findMember(ref)).toEqual(known);
    await store.markLeft(ref);
    expect(await store.findMember(ref)).toEqual(known);
    expect(await store.findMember({ ...ref, workspace: 'other' })).toBeUndefined();
  });

  test('gives members by their ids', async () => {
    const { store } = await open();
    const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];

    expect(await store.members([bo.id, 404, ada.id])).toEqual([ada, bo]);
    expect(await store.members([])).toEqual([]);
  });

  test('knows a member again, and keeps their name up to date', async () => {
    const { store } = await open();
    const ref = { platform: 'web', workspace: 'playground', member: 'm1' };

    const first = await store.memberFor(ref, 'Ada');
    const renamed = await store.memberFor(ref, 'Ada L.');

    expect(first).toEqual({ ...ref, id: first.id, name: 'Ada', hidden: false });
    expect(renamed).toEqual({ ...first, name: 'Ada L.' });
  });

  test('makes one member of many who click at once', async () => {
    const { store } = await open();

    const clicks = await Promise.all(Array.from({ length: 20 }, () => member(store, 'Ada')));

    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1);
  });

  test('sees at once that a member hid themselves in another process', async () => {
    const [here, there] = [await open(), await open()];
    const ada = await member(here.store, 'Ada');

    await there.store.setHidden(ada.id, true);

    expect((await member(here.store, 'Ada')).hidden).toBe(true);
  });

  test('does not list whoever left, until they come back', async () => {
    const { store } = await open();
    const ada = await member(store, 'Ada');
    const asked = await addPost(store, questionPost((await channel(store)).id, 23));
    await store.recordAnswer(answer(asked, ada), true);
    const listed = async () =>
      (await store.scores(asked.channelId, null, at(30))).map(({ memberId }) => memberId);

    await store.markLeft(ada);
    expect(await listed()).toEqual([]);

    expect(await member(store, 'Ada')).toEqual(ada);
    expect(await listed()).toEqual([ada.id]);
  });
});

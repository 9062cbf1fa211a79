import { expect, test } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { at, channel, member, plan } from './samples.ts';

describeOnEachDatabase('plans', (open, execute) => {
  test('gives a plan back as it was saved', async () => {
    const { store } = await open();
    const study = await channel(store);
    const ada = await member(store, 'Ada');

    await store.savePlan({
      channelId: study.id,
      plan,
      organiser: ada.id,
      handledUntil: at(22),
      dueAt: at(23),
    });

    expect(await store.planOf(study.id)).toEqual({
      channel: study,
      plan,
      organisers: [ada.id],
      handledUntil: at(22),
      dueAt: at(23),
      paused: null,
      revision: 1,
    });
    expect(await store.planOf(study.id + 1)).toBeUndefined();
  });

  test('replaces a plan: unpaused, with its organisers and the one who changed it', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];
    const save = (organiser: number | null, seed: number) =>
      store.savePlan({
        channelId: id,
        plan: { ...plan, seed },
        organiser,
        handledUntil: at(22),
        dueAt: null,
      });

    await save(ada.id, 1);
    await store.pausePlan(id, at(22), 'holiday');
    await save(bo.id, 2);
    await save(null, 3);
    await save(ada.id, 4);

    expect(await store.planOf(id)).toMatchObject({
      plan: { seed: 4 },
      organisers: [ada.id, bo.id],
      paused: null,
      dueAt: null,
      revision: 5,
    });
  });

  test('pauses and resumes', async () => {
    const { store } = await open();
    const id = await planned(store, 'study', 23);

    await store.pausePlan(id, at(23, 5), 'holiday');
    expect(await store.planOf(id)).toMatchObject({
      paused: { at: at(23, 5), reason: 'holiday' },
      revision: 2,
    });

    await store.resumePlan(id, at(24), at(25));
    expect(await store.planOf(id)).toMatchObject({
      paused: null,
      handledUntil: at(24),
      dueAt: at(25),
      revision: 3,
    });
  });

  test('finds the plans that are due, longest due first', async () => {
    const { store } = await open();
    const late = await planned(store, 'late', 24);
    const early = await planned(store, 'early', 23);
    const paused = await planned(store, 'paused', 22);
    await planned(store, 'coming', 26);
    await planned(store, 'never', null);
    await store.pausePlan(paused, at(22), 'holiday');
    const due = async (limit: number, platform = 'web') =>
      (await store.duePlans(platform, at(24), limit)).map(({ channel: { id } }) => id);

    expect(await due(10)).toEqual([early, late]);
    expect(await due(1)).toEqual([early]);
    expect(await due(10, 'slack')).toEqual([]);
  });

  test('lists all plans by channel name', async () => {
    const { store } = await open();
    await planned(store, 'zebras', 23);
    await planned(store, 'apes', null);

    expect((await store.plans()).map(({ channel: { name } }) => name)).toEqual(['apes', 'zebras']);
  });

  test("keeps each member's draft until they save the plan", async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];
    await store.saveDraft(id, ada.id, plan);
    await store.saveDraft(id, ada.id, { ...plan, seed: 8 });
    await store.saveDraft(id, bo.id, plan);
    expect(await store.draft(id, ada.id)).toEqual({ ...plan, seed: 8 });

    await store.savePlan({ channelId: id, plan, organiser: ada.id, handledUntil: at(22), dueAt: null });

    expect(await store.draft(id, ada.id)).toBeUndefined();
    expect(await store.draft(id, bo.id)).toEqual(plan);
  });

  test('says which column holds what it cannot read', async () => {
    const { store } = await open();
    const id = await planned(store, 'study', 23);

    await execute(`update plans set plan = plan || '{"times": ["9 o''clock"]}'`);

    await expect(store.planOf(id)).rejects.toThrow(/Column "plan".*times/s);
  });
});

async function planned(store: Store, name: string, day: number | null): Promise<number> {
  const { id } = await channel(store, name);
  await store.savePlan({
    channelId: id,
    plan,
    organiser: null,
    handledUntil: at(20),
    dueAt: day === null ? null : at(day),
  });
  return id;
}

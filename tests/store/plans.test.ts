import { expect, test } from 'vitest';
import type { Organiser, PlanSettings } from '../../src/app/ports/plans.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { at, channel, draft, member, plan, questionPost } from './samples.ts';

describeOnEachDatabase('plans', (open, execute) => {
  test('gives a plan back as it was saved', async () => {
    const { store } = await open();
    const study = await channel(store);
    const ada = await member(store, 'Ada');

    await store.savePlan({
      channelId: study.id,
      plan,
      organisers: [{ type: 'member', memberId: ada.id }],
      handledUntil: at(22),
      dueAt: at(23),
    });

    expect(await store.planOf(study.id)).toEqual({
      channel: study,
      plan,
      organisers: [{ type: 'member', memberId: ada.id }],
      handledUntil: at(22),
      dueAt: at(23),
      paused: null,
      revision: 1,
    });
    expect(await store.planOf(study.id + 1)).toBeUndefined();
  });

  test('replaces a plan: unpaused, and with its organisers unless others are given', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const ada = { type: 'member', memberId: (await member(store, 'Ada')).id } as const;
    const teachers = { type: 'role', role: 'r1', name: 'Teachers' } as const;
    const save = (seed: number, organisers?: readonly Organiser[]) =>
      store.savePlan({
        channelId: id,
        plan: { ...plan, seed },
        ...(organisers && { organisers }),
        handledUntil: at(22),
        dueAt: null,
      });

    await save(1, [ada]);
    await store.pausePlan(id, at(22), 'holiday');
    expect(await save(2)).toBe(true);
    expect(await store.planOf(id)).toMatchObject({ plan: { seed: 2 }, organisers: [ada], paused: null });

    await save(3, [teachers, ada]);
    expect(await store.planOf(id)).toMatchObject({ organisers: [teachers, ada], dueAt: null, revision: 4 });
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

  test('pauses a plan once, together with posts that tell of it', async () => {
    const { store } = await open();
    const id = await planned(store, 'study', 23);
    const told = (slot: string) => questionPost(id, 23, { kind: 'notice', question: null, slot });

    expect(await store.pausePlan(id, at(23), 'the channel is archived', [told('first')])).toBe(true);
    expect(await store.pausePlan(id, at(24), 'holiday', [told('second')])).toBe(false);

    expect(await store.planOf(id)).toMatchObject({
      paused: { reason: 'the channel is archived' },
      revision: 2,
    });
    expect(await store.postOf(id, 'notice', 'first')).toMatchObject({ state: 'planned' });
    expect(await store.postOf(id, 'notice', 'second')).toBeUndefined();
  });

  test('finds plans that are due although one of them cannot be read', async () => {
    const { store } = await open();
    const [strange, known] = [await planned(store, 'strange', 22), await planned(store, 'known', 23)];
    await execute(
      `update plans set plan = jsonb_set(plan, '{order}', '"spiral"') where channel_id = ${strange}`,
    );

    const due = await store.duePlans('web', at(24), 9);

    expect(due).toMatchObject([
      { channel: { id: strange }, plan: null, reason: expect.stringContaining('order') },
      { channel: { id: known }, plan },
    ]);
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
    const rest = await store.duePlans('web', at(24), 1, [early]);
    expect(rest.map(({ channel: { id } }) => id)).toEqual([late]);
  });

  test('lists all plans by channel name', async () => {
    const { store } = await open();
    await planned(store, 'zebras', 23);
    await planned(store, 'apes', null);

    expect((await store.plans()).map(({ channel: { name } }) => name)).toEqual(['apes', 'zebras']);
  });

  test('keeps a draft for each member, and counts its versions', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];
    const typed = { form: 'setup-schedule', values: { zone: 'Mars' } } as const;
    const changed = { ...draft, plan: { ...plan, seed: 8 }, base: { plan, organisers: [] }, typed };

    expect(await store.draft(id, ada.id)).toBeUndefined();
    expect(await store.saveDraft(id, ada.id, draft)).toBe(1);
    expect(await store.saveDraft(id, ada.id, changed)).toBe(2);
    expect(await store.saveDraft(id, bo.id, draft)).toBe(1);

    expect(await store.draft(id, ada.id)).toEqual({ ...changed, version: 2, saved: false });
    expect(await store.draft(id, bo.id)).toEqual({ ...draft, version: 1, saved: false });
  });

  test('marks the draft that was saved, and no version of it that came after', async () => {
    const { store } = await open();
    const { id } = await channel(store);
    const [ada, bo] = [await member(store, 'Ada'), await member(store, 'Bo')];
    const save = (memberId: number, version: number, base: PlanSettings | null) =>
      store.savePlan({
        channelId: id,
        plan,
        draft: { memberId, version, base },
        handledUntil: at(22),
        dueAt: null,
      });
    for (const each of [ada, bo]) await store.saveDraft(id, each.id, draft);
    await store.saveDraft(id, bo.id, draft);

    await save(ada.id, 1, null);
    await save(bo.id, 1, { plan, organisers: [] });

    expect(await store.draft(id, ada.id)).toMatchObject({ saved: true });
    expect(await store.draft(id, bo.id)).toMatchObject({ saved: false, version: 2 });
    await store.saveDraft(id, ada.id, draft);
    expect(await store.draft(id, ada.id)).toMatchObject({ saved: false, version: 2 });
  });

  test('refuses a draft of what is not there any more, whatever ticks have done', async () => {
    const { store } = await open();
    const id = await planned(store, 'study', 23);
    const ada = await member(store, 'Ada');
    const base = { plan, organisers: [] };
    const save = (from: PlanSettings | null, seed: number) =>
      store.savePlan({
        channelId: id,
        plan: { ...plan, seed },
        draft: { memberId: ada.id, version: 1, base: from },
        handledUntil: at(22),
        dueAt: null,
      });
    const progress = { channelId: id, revision: 1, handledUntil: at(23), dueAt: at(24), posts: [] };
    await store.settle([progress]);

    expect(await save(null, 1)).toBe(false);
    expect(await save({ ...base, organisers: [{ type: 'member', memberId: ada.id }] }, 2)).toBe(false);
    expect(await save(base, 3)).toBe(true);
    expect(await save(base, 4)).toBe(false);
    expect(await store.planOf(id)).toMatchObject({ plan: { seed: 3 } });
  });

  test('lets one of two first plans in that are saved at once', async () => {
    const [here, there] = [await open(), await open()];
    const { id } = await channel(here.store);
    const ada = await member(here.store, 'Ada');
    const first = { channelId: id, plan, handledUntil: at(22), dueAt: null };
    const saved = await Promise.all(
      [here, there].map(({ store }) =>
        store.savePlan({ ...first, draft: { memberId: ada.id, version: 1, base: null } }),
      ),
    );

    expect(saved.toSorted()).toEqual([false, true]);
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
    handledUntil: at(20),
    dueAt: day === null ? null : at(day),
  });
  return id;
}

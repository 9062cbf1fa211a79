import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openStudy, type Study, smallPack, studyChannel } from '../support/study.ts';

describeOnEachDatabase('suggestions while typing', (open) => {
  /** A study whose channel has no plan yet, with a second pack of one chapter. */
  async function twoPacks(): Promise<Study> {
    const small = await smallPack();
    const chapters = small.chapters
      .slice(1)
      .map((chapter) => ({ ...chapter, number: 1, title: 'Only here' }));
    const other = { ...small, id: 'other', title: 'Another pack', chapters };
    return openStudy((await open()).store, [small, other]);
  }

  const labels = async (study: Study, command: string, argument: string, typed: string) =>
    (await study.app.suggest(studyChannel, command, argument, typed)).map(({ label }) => label);

  it('offer the chapters of the pack that the channel studies, and of no other', async () => {
    const study = await twoPacks();
    await study.plan({ pack: 'other' });
    expect(await labels(study, 'study quiz', 'chapter', '')).toEqual(['1. Only here']);
  });

  it('offer the chapters that commands would take where the channel has no plan', async () => {
    expect(await labels(await twoPacks(), 'study chapter', 'number', '')).toEqual(['1. Queues', '2. Caches']);
  });

  it('do not remember a channel that nobody has used', async () => {
    const study = await twoPacks();
    await labels(study, 'study chapter', 'number', '');
    expect(await study.store.findChannel(studyChannel)).toBeUndefined();
  });

  it('come without asking the store again, and even where it is gone by then', async () => {
    const opened = await open();
    const study = await openStudy({
      ...opened.store,
      findChannel: async (ref) =>
        asked++ === 0 ? opened.store.findChannel(ref) : Promise.reject(new Error()),
    });
    let asked = 0;
    await study.plan();
    for (const typed of ['', 'q', 'qu']) await labels(study, 'define', 'term', typed);
    expect(asked).toBe(1);
    expect(await labels(study, 'study quiz', 'chapter', 'cach')).toEqual(['2. Caches']);
  });

  it('offer chapters although the store cannot be asked', async () => {
    const opened = await open();
    const study = await openStudy({ ...opened.store, findChannel: () => Promise.reject(new Error('gone')) });
    expect(await labels(study, 'study quiz', 'chapter', '')).toEqual(['1. Queues', '2. Caches']);
  });

  it('offer each term once, though several packs have it', async () => {
    const study = await twoPacks();
    await study.plan();
    expect(await labels(study, 'define', 'term', 'cach')).toEqual(['Cache']);
  });

  it.each([
    ['berl', ['Europe/Berlin']],
    ['new yo', ['America/New_York']],
    ['UTC', ['UTC']],
  ])('offer zones for %j', async (typed, expected) => {
    expect(await labels(await twoPacks(), 'study setup', 'zone', typed)).toEqual(expected);
  });

  it('offer no more zones than platforms show', async () => {
    expect(await labels(await twoPacks(), 'study setup', 'zone', '')).toHaveLength(25);
  });

  it('offer packs by id and by title', async () => {
    const study = await twoPacks();
    expect(await study.app.suggest(studyChannel, 'study setup', 'pack', 'oth')).toEqual([
      { value: 'other', label: 'Another pack' },
    ]);
    expect(await labels(study, 'study setup', 'pack', 'A SMALL')).toEqual(['A small pack']);
  });

  it('offer the few values that an argument takes', async () => {
    const study = await twoPacks();
    expect(await labels(study, 'study leaderboard', 'period', '')).toEqual(['week', 'month', 'all']);
    expect(await labels(study, 'study leaderboard', 'period', 'M')).toEqual(['month']);
    expect(await labels(study, 'study today', 'nothing', '')).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { respond } from '../support/responding.ts';
import { openStudy, type Study, smallPack, textOf } from '../support/study.ts';

describeOnEachDatabase('somebody’s progress', (open) => {
  const progressOf = async (study: Study) => textOf(await study.ask('Ben', '/study progress'));

  it('is what they practised, where they have answered nothing else', async () => {
    const study = await openStudy((await open()).store);
    await study.plan();
    expect(await progressOf(study)).toContain('You have not answered a question here yet.');
    await respond(study, await study.ask('Ben', '/study quiz 2'), true);
    const text = await progressOf(study);
    expect(text).toContain('No points here yet');
    expect(text).toMatch(/2\. Caches:.1.of.1/);
    expect(text).toContain('Days answered: 1 in 12 weeks');
  });

  it('has all days with answers, whatever the pack, the channel’s plan or a ruling is by now', async () => {
    const small = await smallPack();
    const study = await openStudy((await open()).store, [small, { ...small, id: 'another' }]);
    await study.plan();
    for (const day of ['Mon', 'Tue']) {
      await study.goTo(`${day} 09:00`);
      await respond(study, await study.ask('Ben', '/study today'), true);
      await study.goTo(`${day} 16:05`);
    }
    await study.ask('Olive', { type: 'rule-void', post: 1 });
    await study.plan({ pack: 'another' });
    await study.goTo('Wed 09:00');
    await respond(study, await study.ask('Ben', '/study today'), true);
    const text = await progressOf(study);
    expect(text).toContain('Streak: 3 in a row');
    expect(text).toContain('Days answered: 3 in 12 weeks');
  });
});

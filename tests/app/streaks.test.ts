import { expect, it } from 'vitest';
import { openMemoryStore } from '../support/memory-store.ts';
import { openStudy, press, textOf } from '../support/study.ts';

it('a streak is not broken by yesterday’s question while it can still be answered', async () => {
  const study = await openStudy((await openMemoryStore()).store);
  await study.plan({ times: ['17:00'], reveal: { type: 'at', time: '16:00' } });
  const streak = async () => /Streak: .*/.exec(textOf(await study.ask('Ben', '/study progress')))?.[0];
  await study.goTo('Mon 17:00');
  await study.ask('Ben', press(await study.ask('Ben', '/study today'), 'A'));
  await study.goTo('Tue 17:00');
  await study.goTo('Wed 10:00');
  expect(await streak()).toBe('Streak: 1 in a row');
  await study.goTo('Wed 16:00');
  expect(await streak()).toBe('Streak: starts with your next answer');
});

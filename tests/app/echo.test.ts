import { expect, it } from 'vitest';
import { openMemoryStore } from '../support/memory-store.ts';
import { openStudy, textOf } from '../support/study.ts';

const long = 'x'.repeat(2_000);

it.each([
  ['no command', `/study ${long}`],
  ['no command at all', `/${long}`],
  ['too much for a command', `/study today ${long}`],
  ['no choice', `/study leaderboard ${long}`],
  ['no chapter', `/study chapter ${long}`],
  ['no term', `/define ${long}`],
])('of a long line that is %s, only the beginning is repeated', async (_, line) => {
  const study = await openStudy((await openMemoryStore()).store);
  await study.plan();
  const reply = textOf(await study.ask('Ben', line));
  expect(reply).toContain('xxx');
  expect(reply.length).toBeLessThan(200);
});

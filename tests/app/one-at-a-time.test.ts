import { expect, it } from 'vitest';
import { oneAtATime } from '../../src/app/one-at-a-time.ts';

function task() {
  const runs: (() => void)[] = [];
  const run = oneAtATime(() => new Promise((resolve) => runs.push(resolve)));
  return { run, runs, end: (place: number) => runs[place]?.() };
}

it('gives all who call during a run the one run that follows', async () => {
  const { run, runs, end } = task();
  const first = run();
  const later = [run(), run(), run()];
  expect(runs).toHaveLength(1);
  end(0);
  await first;
  await expect.poll(() => runs.length).toBe(2);
  end(1);
  await Promise.all(later);
  expect(runs).toHaveLength(2);
});

it('runs again after a run that failed, and tells only who called for that', async () => {
  let runs = 0;
  const run = oneAtATime(async () => {
    if (runs++ === 0) throw new Error('no database');
  });
  const [failing, next] = [run(), run()];
  await expect(failing).rejects.toThrow('no database');
  await next;
  expect(runs).toBe(2);
});

import { expect, it } from 'vitest';
import { createEditQueue } from '../../src/app/edits.ts';

/** An edit that ends when told to. */
function edit(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end,
    run: async () => {
      log.push(`${name} begins`);
      await ended;
      log.push(`${name} ends`);
    },
  };
}

it('edits a message once the edit before it has ended, and other messages meanwhile', async () => {
  const log: string[] = [];
  const [count, reveal, other] = [edit(log, 'count'), edit(log, 'reveal'), edit(log, 'other')];
  const queue = createEditQueue();
  const first = queue.inTurn(1, count.run);
  const second = queue.inTurn(1, reveal.run);
  other.end();
  reveal.end();
  await queue.inTurn(2, other.run);
  count.end();
  await Promise.all([first, second]);
  expect(log).toEqual([
    'count begins',
    'other begins',
    'other ends',
    'count ends',
    'reveal begins',
    'reveal ends',
  ]);
});

it('goes on after an edit that failed', async () => {
  const queue = createEditQueue();
  const failing = queue.inTurn(1, () => Promise.reject(new Error('gone')));
  const next = queue.inTurn(1, async () => 'edited');
  await expect(failing).rejects.toThrow('gone');
  expect(await next).toBe('edited');
});

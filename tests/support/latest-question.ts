import type { Store } from '../../src/app/ports/store.ts';

/** Ticks until the question that the first channel is asked is there. */
export async function untilSent(store: Store, tick: () => Promise<void>): Promise<void> {
  for (;;) {
    await tick();
    if ((await store.latestQuestions(1, 1)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The letter of an option of that question that is not right. */
export async function wrongLetter(store: Store): Promise<string> {
  const [post] = await store.latestQuestions(1, 1);
  return 'ABCDE'.charAt(post?.question?.options.findIndex(({ right }) => !right) ?? 0);
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import { DeliveryError } from './ports/platform.ts';

/** The process ends, and waits for a platform no longer, or does not ask it any more. */
export class Leaving extends Error {
  override readonly message = 'the process ends';
}

/**
 * What a platform answers, if it does so in time. What it was asked may still happen later.
 * @throws DeliveryError where it does not
 * @throws Leaving where the process ends meanwhile
 */
export async function answerWithin<Answer>(
  { patienceMs, leaving }: Pick<Context, 'patienceMs' | 'leaving'>,
  answer: Promise<Answer>,
): Promise<Answer> {
  let leave = () => {};
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const fail = () => reject(new DeliveryError('the platform did not answer in time', { permanent: false }));
    timer = setTimeout(fail, patienceMs);
    leave = () => reject(new Leaving());
  });
  leaving.addEventListener('abort', leave);
  if (leaving.aborted) leave();
  return await Promise.race([answer, silence]).finally(() => {
    clearTimeout(timer);
    leaving.removeEventListener('abort', leave);
  });
}

/** The result of some work, or undefined where it takes longer than so many milliseconds. */
export async function settledWithin<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const firstPauseMs = 100;

/**
 * Repeats a step that must not be left out until it works, pausing twice as long each time.
 * @param untilMs no try is begun after this reading of `performance.now()`
 * @throws what the last try has thrown
 */
export async function persist<Result>(step: () => Promise<Result>, untilMs: number): Promise<Result> {
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    try {
      return await step();
    } catch (error) {
      if (performance.now() + pauseMs > untilMs) throw error;
      await sleep(pauseMs);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../tests/support/slack/person.ts';
import type { Message } from '../../tests/support/slack/state/records.ts';
import { buttonsOf } from '../../tests/support/slack/surfaces/read.ts';
import { whoClicks } from '../clicks.ts';

/** How people click. */
export interface Load {
  readonly clicks: number;
  readonly perSecond: number;
  /** One of so many clicks is the second of somebody who has clicked before. */
  readonly secondEvery: number;
}

/** A click that was acknowledged. */
export interface Click {
  readonly person: Person;
  /** From the click to its acknowledgement, in milliseconds. */
  readonly afterMs: number;
  /** When it was acknowledged, in milliseconds since 1970. */
  readonly at: number;
}

/** In milliseconds since 1970, finer than `Date.now`. */
export const now = () => performance.timeOrigin + performance.now();

/** Clicks on a question at an even pace, however long the bot takes. @throws NotAcknowledged */
export async function clickAll(load: Load, people: readonly Person[], question: Message): Promise<Click[]> {
  const labels = buttonsOf(question);
  const began = now();
  const click = async (place: number): Promise<Click> => {
    await sleep(began + (1_000 * place) / load.perSecond - now());
    const person = whoClicks(load.secondEvery, people, place);
    const { afterMs } = await person.clicks(question, labels[place % labels.length] ?? '');
    return { person, afterMs, at: now() };
  };
  return await Promise.all(Array.from({ length: load.clicks }, (_, place) => click(place)));
}

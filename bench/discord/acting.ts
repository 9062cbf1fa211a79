import { setTimeout as sleep } from 'node:timers/promises';
import { NotAnswered } from '../../tests/support/discord/interactions/courier.ts';
import type { Person } from '../../tests/support/discord/person.ts';
import type { Message } from '../../tests/support/discord/state/records.ts';
import { buttonsOf } from '../../tests/support/discord/surfaces/read.ts';
import { whoClicks } from '../clicks.ts';

/** How much people do. */
export interface Load {
  readonly seconds: number;
  /** Clicks on a question. */
  readonly clicksPerSecond: number;
  /** Arguments that are completed. */
  readonly completionsPerSecond: number;
  /** One of so many clicks is the second of somebody who has clicked before. */
  readonly secondEvery: number;
}

/** A click that got its first response. */
export interface Click {
  readonly person: Person;
  /** The interaction's. */
  readonly token: string;
  /** When it was made, as `performance.now()` counts. */
  readonly at: number;
  /** From there to the first response, in milliseconds. */
  readonly afterMs: number;
}

/** What members type of a term, letter by letter. */
const typed = ['', 'q', 'qu', 'quo', 'quor', 'quorum', 'rep', 'isol', 'lineariz', 'write sk'];

/** Clicks on a question at an even pace, however long the bot takes. @returns the clicks that were answered */
export function clickAll(load: Load, people: readonly Person[], question: Message): Promise<Click[]> {
  const labels = buttonsOf(question).filter((label) => /^[A-Z]$/.test(label));
  return evenly(load.seconds * load.clicksPerSecond, load.clicksPerSecond, async (place) => {
    const person = whoClicks(load.secondEvery, people, place);
    const at = performance.now();
    const { afterMs, interaction } = await person.clicks(question, labels[place % labels.length] ?? '');
    return { person, token: interaction.token, at, afterMs };
  });
}

/** Types terms at an even pace. @returns how long each list of suggestions took, in milliseconds */
export function completeAll(load: Load, person: Person, where: { channel: string }): Promise<number[]> {
  return evenly(load.seconds * load.completionsPerSecond, load.completionsPerSecond, async (place) => {
    const at = performance.now();
    await person.completes('/define', 'term', typed[place % typed.length] ?? '', where);
    return performance.now() - at;
  });
}

async function evenly<Done>(
  count: number,
  perSecond: number,
  act: (place: number) => Promise<Done>,
): Promise<Done[]> {
  const began = performance.now();
  const actAt = async (place: number) => {
    await sleep(began + (1_000 * place) / perSecond - performance.now());
    return act(place);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: count }, (_, place) => actAt(place)));
  const unexpected = outcomes.find(
    (outcome) => outcome.status === 'rejected' && !(outcome.reason instanceof NotAnswered),
  );
  if (unexpected?.status === 'rejected') throw unexpected.reason;
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

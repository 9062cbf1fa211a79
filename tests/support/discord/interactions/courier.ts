import type { Wires } from '../gateway/gateway.ts';
import type { Interaction, Response } from '../state/records.ts';
import { report, type World } from '../state/world.ts';

/** What the app responded with first. */
export interface Answer {
  readonly interaction: Interaction;
  readonly response: Response;
  /** How long it took, in milliseconds. */
  readonly afterMs: number;
}

/** What somebody did, and what became of it. */
export interface Delivery {
  readonly interaction: Interaction;
  /** How long the app took for its first response, in milliseconds; undefined: it didn't, or not yet. */
  readonly afterMs?: number;
  readonly failure?: NotAnswered;
}

/** The app gave no response in time, and its user is told that it didn't work. */
export class NotAnswered extends Error {
  readonly interaction: Interaction;

  constructor(interaction: Interaction, why: string) {
    super(`${interaction.about} was not answered: ${why}`);
    this.interaction = interaction;
  }
}

/** Takes what people do to the app. */
export interface Courier {
  readonly deliveries: readonly Delivery[];
  /** @throws NotAnswered */
  send(interaction: Interaction): Promise<Answer>;
  /** Tells the app once more. */
  repeat(interaction: Interaction): void;
}

/** @param withinMs how long the app has for its first response */
export function startCourier(world: World, wires: Wires, withinMs: number): Courier {
  const deliveries: Delivery[] = [];

  function tell(interaction: Interaction) {
    const lines = wires.tellInteraction(interaction.guild, interaction.payload);
    interaction.told += lines.length;
    return lines;
  }

  return {
    deliveries,
    async send(interaction) {
      world.interactions.set(interaction.token, interaction);
      const started = performance.now();
      const index = deliveries.push({ interaction }) - 1;
      const lines = tell(interaction);
      const response = await responseTo(world, interaction, withinMs);
      if (response) {
        const afterMs = performance.now() - started;
        deliveries[index] = { interaction, afterMs };
        return { interaction, response, afterMs };
      }
      interaction.expired = true;
      const why = lines.length === 0 ? 'nobody is connected' : `${withinMs} ms went by`;
      const failure = new NotAnswered(interaction, why);
      deliveries[index] = { interaction, failure };
      // Whose connection was cut can't be blamed.
      if (lines.some((line) => line.holds())) {
        report(world, { what: 'INTERACTION_CREATE', path: '', problem: failure.message });
      }
      throw failure;
    },
    repeat(interaction) {
      tell(interaction);
    },
  };
}

async function responseTo(world: World, interaction: Interaction, withinMs: number) {
  try {
    return await world.changes.until(() => interaction.response, withinMs);
  } catch {
    return undefined;
  }
}

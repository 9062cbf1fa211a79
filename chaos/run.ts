import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChaosDatabase, openEmbedded, openPostgres } from './database.ts';
import { throwDice } from './dice.ts';
import { examine, type Findings } from './examining.ts';
import { gatherFleet } from './fleet.ts';
import { calm, converge, type Patience, skip } from './passing.ts';
import { planAll } from './planning.ts';
import { rage, type Scene, type Storm } from './storm.ts';
import { createTally, type Tally } from './tally.ts';
import { openDiscord } from './venues/discord.ts';
import { openSlack } from './venues/slack.ts';
import type { Venue } from './venues/venue.ts';

/** What is to happen. */
export interface Scenario {
  readonly seed: number;
  /** On each platform: as many channels, with one slot each. */
  readonly slots: number;
  readonly members: number;
  /** Slots fall due in so many minutes. */
  readonly minutes: number;
  /** So many minutes after its slot a question's answer is revealed. */
  readonly revealAfter: number;
  /** While questions are asked and, where `skipToReveals`, while their answers are revealed. */
  readonly storms: readonly Storm[];
  /** Whether the time between questions and reveals is skipped, once all questions are sent. */
  readonly skipToReveals: boolean;
  readonly patience: Patience;
}

/** Where it happens. */
export type Stage = 'Postgres' | 'embedded';

/** What came of it. */
export interface Outcome extends Findings {
  readonly seed: number;
  readonly tally: readonly (readonly [what: string, times: number])[];
  readonly seconds: number;
  /** What the processes said; there only where there are problems. */
  readonly logFile: string;
}

/** Each question is followed by its reveal and by the message that opens its thread. */
const postsOfSlot = 3;

const stages: Readonly<
  Record<
    Stage,
    {
      processes: number;
      database: () => Promise<ChaosDatabase>;
      venues: readonly ((channels: number, members: number) => Promise<Venue>)[];
    }
  >
> = {
  Postgres: { processes: 3, database: openPostgres, venues: [openSlack, openDiscord] },
  embedded: { processes: 1, database: openEmbedded, venues: [openSlack] },
};

/** Runs what `npm run build` has made through a scenario. */
export async function runChaos(stage: Stage, scenario: Scenario): Promise<Outcome> {
  const began = performance.now();
  const { processes, database: openDatabase, venues: doors } = stages[stage];
  const folder = await mkdtemp(join(tmpdir(), 'quorum-chaos-'));
  const logFile = join(folder, 'processes.log');
  const tally = createTally();
  const database = await openDatabase();
  const venues = await Promise.all(doors.map((open) => open(scenario.slots, scenario.members)));
  const environment = Object.assign({}, database.environment, ...venues.map((one) => one.environment));
  const fleet = gatherFleet({ size: processes, environment, logFile, tally });
  const scene = { seed: scenario.seed, fleet, venues, database, tally };
  try {
    await planAll(database, venues, scenario, throwDice(scenario.seed, 'plans'));
    await fleet.start();
    await perform(scene, scenario);
    await calm(scene);
    const found = await examine(scene);
    const findings = { ...found, problems: [...found.problems, ...whatDidNotHappen(scenario, tally, found)] };
    if (findings.problems.length === 0) await rm(folder, { recursive: true });
    const seconds = Math.round((performance.now() - began) / 1000);
    return { ...findings, seed: scenario.seed, tally: tally.counts(), seconds, logFile };
  } finally {
    await fleet.rest();
    await Promise.all(venues.map((venue) => venue.stop()));
    await database.stop();
  }
}

async function perform(scene: Scene, scenario: Scenario): Promise<void> {
  const slots = scene.venues.length * scenario.slots;
  const [first, ...others] = scenario.storms;
  if (first) await rage(scene, first);
  if (scenario.skipToReveals) {
    await converge(scene, slots, scenario.patience);
    await skip(scene, scenario.revealAfter * 60_000);
  }
  for (const storm of others) await rage(scene, storm);
  await converge(scene, slots * postsOfSlot, scenario.patience);
}

/** A run that nothing went wrong in, or nobody answered in, would show nothing. */
function whatDidNotHappen({ storms }: Scenario, tally: Tally, { acknowledged }: Findings): readonly string[] {
  const happened = new Map(tally.counts());
  const planned = (what: 'kills' | 'pauses' | 'databaseRestarts') =>
    storms.reduce((total, storm) => total + storm[what], 0);
  return [
    { what: 'kill -9', least: planned('kills'), times: happened.get('kill -9') ?? 0 },
    { what: 'SIGSTOP', least: planned('pauses'), times: happened.get('SIGSTOP') ?? 0 },
    {
      what: 'Postgres restarted',
      least: planned('databaseRestarts'),
      times: happened.get('Postgres restarted') ?? 0,
    },
    { what: 'answers acknowledged', least: 1, times: acknowledged },
  ]
    .filter(({ least, times }) => times < least)
    .map(({ what, least, times }) => `${what}: ${times} times, and ${least} were to be`);
}

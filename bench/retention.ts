import { loadPacks } from '../src/content/load-packs.ts';
import type { Pack } from '../src/core/pack.ts';
import { type Estimate, estimate, estimateRatio } from './retention/estimate.ts';
import {
  byOrder,
  byTrueMemories,
  comingAgain,
  evenly,
  greatestGain,
  leastRecalled,
} from './retention/pickers.ts';
import { type Outcome, type Picker, studyFor } from './retention/team.ts';
import { others, usual, type World } from './retention/world.ts';

const teams = 20;

/** Rules were compared on other teams while they were made. */
const firstSeed = 1_001;

const orders: Readonly<Record<string, Picker>> = {
  mixed: byOrder('mixed'),
  reading: byOrder('reading'),
  adaptive: byOrder('adaptive'),
};

/** What order `adaptive` was chosen from, and what it could be at best. */
const rivals: Readonly<Record<string, Picker>> = {
  'concepts in turn': evenly,
  'least recalled': leastRecalled,
  'greatest gain': greatestGain,
  'adaptive, true memories': byTrueMemories,
  'adaptive, coming again': comingAgain,
};

/**
 * What teams of simulated learners remember of the whole pack `ddia` after half a year of a question each working day, by
 * the order of the questions. Learners and estimates are both of FSRS's family, so this shows what an order makes of
 * such memories, not that people have them; see `learnerOf` for how far the two are kept apart.
 */
export async function benchRetention(): Promise<void> {
  const { packs } = await loadPacks('content');
  const pack = packs.find(({ id }) => id === 'ddia');
  if (!pack) throw new Error('The pack "ddia" is not installed.');
  console.log(`\nRetention: recall of all concepts after 26 weeks and 4 weeks later, ${teams} teams of 8`);
  report(pack, usual, { ...orders, ...rivals });
  for (const world of others) report(pack, world, orders);
}

/** All orders against the first. */
function report(pack: Pack, world: World, pickers: Readonly<Record<string, Picker>>): void {
  console.log(`\n  ${world.name}`);
  let first: readonly Outcome[] | undefined;
  for (const [name, pick] of Object.entries(pickers)) {
    const outcomes = Array.from({ length: teams }, (_, team) =>
      studyFor(pack, world, pick, firstSeed + team),
    );
    first ??= outcomes;
    print(name, outcomes, first);
  }
}

function print(name: string, outcomes: readonly Outcome[], first: readonly Outcome[]): void {
  const cells = ([0, 1] as const).map((moment) => {
    const values = outcomes.map((outcome) => outcome[moment]);
    const ratio = estimateRatio(
      values,
      first.map((outcome) => outcome[moment]),
    );
    return `${words(estimate(values))}  × ${words(ratio)}`;
  });
  console.log(`    ${name.padEnd(24)}${cells.join('    ')}`);
}

function words({ mean, margin }: Estimate): string {
  return `${mean.toFixed(3)} ± ${margin.toFixed(3)}`;
}

import type { Scenario } from './run.ts';

/** What can be chosen. */
export interface Choice {
  readonly seed: number;
  /** On each platform. */
  readonly slots: number;
}

const second = 1_000;
const minute = 60 * second;

/** A lease, and the backoffs after the first failures. */
const leaseMs = 70 * second;

/** Three processes on Postgres. Time passes by itself; only what is still put off in the end is not waited for. */
export function longScenario({ seed, slots }: Choice): Scenario {
  return {
    seed,
    slots,
    members: 30,
    minutes: 3,
    revealAfter: 5,
    storms: [
      {
        name: 'storm',
        lastsMs: 9 * minute,
        kills: 110,
        pauses: 5,
        databaseRestarts: 2,
        faultEveryMs: 1.5 * second,
        clickEveryMs: 250,
      },
    ],
    skipToReveals: false,
    patience: { looks: 200, everyMs: 3 * second, stillMs: leaseMs, skipMs: 10 * minute },
  };
}

/** The same in less than a minute: leases and the time to answer are skipped. */
export function shortScenario({ seed, slots }: Choice): Scenario {
  const storm = {
    lastsMs: 6 * second,
    kills: 2,
    pauses: 0,
    faultEveryMs: 400,
    clickEveryMs: 100,
  };
  return {
    seed,
    slots,
    members: 10,
    minutes: 1,
    revealAfter: 60,
    storms: [
      { name: 'questions', databaseRestarts: 1, ...storm },
      { name: 'reveals', databaseRestarts: 1, ...storm },
    ],
    skipToReveals: true,
    patience: { looks: 300, everyMs: 300, stillMs: 4 * second, skipMs: leaseMs },
  };
}

/** One process with the embedded database. */
export function embeddedScenario({ seed, slots }: Choice): Scenario {
  const storm = {
    lastsMs: 125 * second,
    kills: 25,
    pauses: 0,
    databaseRestarts: 0,
    faultEveryMs: 2 * second,
    clickEveryMs: 100,
  };
  return {
    seed,
    slots,
    members: 30,
    minutes: 1,
    revealAfter: 60,
    storms: [
      { name: 'questions', ...storm },
      { name: 'reveals', ...storm },
    ],
    skipToReveals: true,
    patience: { looks: 12, everyMs: 4 * second, stillMs: 0, skipMs: leaseMs },
  };
}

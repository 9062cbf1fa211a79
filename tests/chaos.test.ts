import { beforeAll, describe, expect, it } from 'vitest';
import { runChaos } from '../chaos/run.ts';
import { shortScenario } from '../chaos/scenarios.ts';
import { build } from './support/build.ts';

/** The short form of `npm run chaos`: all that goes wrong is decided by the seed. */
describe('three processes on one Postgres, in the middle of everything that can go wrong', () => {
  beforeAll(build);

  it('lose no slot, post none twice, and count every acknowledged answer once', {
    timeout: 240_000,
  }, async () => {
    const { problems, lost, twice, acknowledged, logFile } = await runChaos(
      'Postgres',
      shortScenario({ seed: 6, slots: 10 }),
    );
    expect(problems, logFile).toEqual([]);
    expect({ lost, twice }).toEqual({ lost: 0, twice: 0 });
    expect(acknowledged).toBeGreaterThan(0);
  });
});

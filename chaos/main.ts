import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs, promisify } from 'node:util';
import { type Outcome, runChaos, type Scenario, type Stage } from './run.ts';
import { embeddedScenario, longScenario } from './scenarios.ts';

// npm run chaos: kills what was built, again and again, and counts what is lost. It takes about a quarter of an hour.
// npm run chaos -- --seed 7 --slots 100: the same dice as in another run; fewer slots on each platform.

const { values } = parseArgs({ options: { seed: { type: 'string' }, slots: { type: 'string' } } });
const seed = readNumber('seed') ?? randomInt(1_000_000);
const plays: readonly (readonly [Stage, Scenario])[] = [
  ['Postgres', longScenario({ seed, slots: readNumber('slots') ?? 360 })],
  ['embedded', embeddedScenario({ seed, slots: readNumber('slots') ?? 60 })],
];

await promisify(execFile)(process.execPath, ['build.mjs']);
console.log(`Seed ${seed}`);
for (const [stage, scenario] of plays) {
  const outcome = await runChaos(stage, scenario);
  print(stage, outcome);
  if (outcome.problems.length > 0) process.exitCode = 1;
}
process.exit();

function readNumber(name: keyof typeof values): number | undefined {
  const text = values[name];
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  console.error(`--${name} takes a whole number.`);
  process.exit(1);
}

function print(stage: Stage, { slots, lost, twice, acknowledged, counted, ...outcome }: Outcome): void {
  console.log(`\n${stage}: ${outcome.seconds} s`);
  for (const [what, times] of outcome.tally) console.log(`  ${String(times).padStart(6)}  ${what}`);
  console.log(`  ${slots} slots: ${lost} lost, ${twice} twice`);
  console.log(`  ${acknowledged} answers acknowledged, ${counted} counted`);
  for (const problem of outcome.problems) console.log(`  PROBLEM  ${problem}`);
  if (outcome.problems.length > 0) console.log(`  What the processes said: ${outcome.logFile}`);
}

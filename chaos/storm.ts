import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosDatabase } from './database.ts';
import { type Dice, throwDice } from './dice.ts';
import type { Fleet } from './fleet.ts';
import type { Tally } from './tally.ts';
import type { Venue } from './venues/venue.ts';

/** What a storm rages in. */
export interface Scene {
  readonly seed: number;
  readonly fleet: Fleet;
  readonly venues: readonly Venue[];
  readonly database: ChaosDatabase;
  readonly tally: Tally;
}

/** How much is to go wrong. */
export interface Storm {
  /** Tells storms of one run apart. */
  readonly name: string;
  readonly lastsMs: number;
  readonly kills: number;
  /** Suspensions, each longer than a lease. */
  readonly pauses: number;
  readonly databaseRestarts: number;
  /** One call goes wrong about this often, on each platform; connections break a tenth as often. */
  readonly faultEveryMs: number;
  /** Somebody clicks about this often, on each platform. */
  readonly clickEveryMs: number;
}

/** A suspension is longer than a lease, which is 60 seconds. */
const pauseMs = 65_000;
const pauseMostMs = 75_000;

/** In percent, kills that come just after the bot has posted something; the others come at any time. */
const atWork = 70;
/** So long after, in milliseconds, at most. */
const soonAfterMs = 60;

/** Has everything go wrong for a while. Resolves when it is over, and everybody suspended is awake again. */
export async function rage(scene: Scene, storm: Storm): Promise<void> {
  const { lastsMs } = storm;
  const about = (what: string) => throwDice(scene.seed, `${storm.name}: ${what}`);
  const often = (what: string, everyMs: number, act: (dice: Dice) => Promise<void> | void) =>
    spread(Math.round(lastsMs / everyMs), lastsMs, about(what), act);
  await Promise.all([
    spread(storm.kills, lastsMs, about('kills'), (dice) => kill(scene, dice)),
    spread(storm.pauses, Math.max(0, lastsMs - pauseMostMs), about('pauses'), (dice) => pause(scene, dice)),
    spread(storm.databaseRestarts, lastsMs, about('database'), () => restartDatabase(scene)),
    ...scene.venues.flatMap((venue) => [
      often(`${venue.platform} faults`, storm.faultEveryMs, (dice) => disturb(scene, venue, dice)),
      often(`${venue.platform} cuts`, storm.faultEveryMs * 10, (dice) => cut(scene, venue, dice)),
      often(`${venue.platform} clicks`, storm.clickEveryMs, (dice) => click(scene, venue, dice)),
    ]),
  ]);
}

/** Does something so many times, once in each of as many equal parts of the time, whenever the dice say. */
async function spread(
  times: number,
  lastsMs: number,
  dice: Dice,
  act: (dice: Dice) => Promise<void> | void,
): Promise<void> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let done = 0; done < times; done++) {
    const part = lastsMs / times;
    const at = Math.round(done * part) + dice.whole(0, Math.round(part));
    await sleep(Math.max(0, began + at - performance.now()));
    under.push(Promise.resolve(act(dice)));
  }
  await Promise.all(under);
  await sleep(Math.max(0, began + lastsMs - performance.now()));
}

async function kill({ fleet, venues }: Scene, dice: Dice): Promise<void> {
  const [waits, venue, delay] = [dice.happens(atWork), dice.pick(venues), dice.whole(0, soonAfterMs)];
  if (waits) {
    await venue.untilPost(3_000);
    await sleep(delay);
  }
  await fleet.kill(dice);
}

async function pause({ fleet, venues }: Scene, dice: Dice): Promise<void> {
  const [venue, forMs] = [dice.pick(venues), dice.whole(pauseMs, pauseMostMs)];
  await venue.untilPost(3_000);
  await fleet.pause(dice, forMs);
}

async function restartDatabase({ database, tally }: Scene): Promise<void> {
  await database.restart();
  tally.count('Postgres restarted');
}

function disturb({ tally }: Scene, venue: Venue, dice: Dice): void {
  const what = venue.disturb(dice);
  if (what) tally.count(`${venue.platform}: ${what}`);
}

function cut({ tally }: Scene, venue: Venue, dice: Dice): void {
  tally.count(`${venue.platform}: ${venue.cut(dice)}`);
}

function click({ tally }: Scene, venue: Venue, dice: Dice): void {
  if (venue.click(dice)) tally.count(`${venue.platform}: members clicked`);
}

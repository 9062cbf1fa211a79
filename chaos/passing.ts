import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../src/store/database.ts';
import { posts } from '../src/store/schema.ts';
import type { Scene } from './storm.ts';

/** How the outbox is waited for. */
export interface Patience {
  /** So many looks, one after so many milliseconds each. */
  readonly looks: number;
  readonly everyMs: number;
  /** Where nothing was sent for so long, in milliseconds, what is left waits for time to pass. */
  readonly stillMs: number;
  /** How much time is skipped then, in milliseconds. */
  readonly skipMs: number;
}

/** Waits until so many posts are sent, or patience is over: what is missing then is found in the end. */
export async function converge(scene: Scene, goal: number, patience: Patience): Promise<void> {
  const { looks, everyMs, stillMs, skipMs } = patience;
  let last = { sent: -1, at: performance.now() };
  for (let look = 0; look < looks; look++) {
    await sleep(everyMs);
    if (scene.database.embedded) await calm(scene);
    const sent = await scene.database.use(countSent);
    if (sent >= goal) return;
    if (sent > last.sent) last = { sent, at: performance.now() };
    if (performance.now() - last.at < stillMs) continue;
    await skip(scene, skipMs);
    last = { sent, at: performance.now() };
  }
}

/**
 * Lets time pass without waiting for it: kills all processes, waits until nothing is under way any more, and moves what
 * the database knows of posts into the past. Nobody is there to see the clock jump.
 */
export async function skip(scene: Scene, ms: number): Promise<void> {
  const { fleet, venues, database, tally } = scene;
  await calm(scene);
  await database.use((connection) => moveBack(connection, ms));
  for (const venue of venues) venue.advance(ms);
  tally.count('time skipped');
  await fleet.start();
}

/** Kills all processes, and waits until nothing is under way any more. */
export async function calm({ fleet, venues }: Scene): Promise<void> {
  await fleet.rest();
  await Promise.all(venues.map((venue) => venue.settle()));
}

async function moveBack({ database }: { database: Database }, ms: number): Promise<void> {
  const by = sql`${ms}::double precision * interval '1 millisecond'`;
  await database.update(posts).set({
    freeAt: sql`${posts.freeAt} - ${by}`,
    dueAt: sql`${posts.dueAt} - ${by}`,
    closesAt: sql`${posts.closesAt} - ${by}`,
    sentAt: sql`${posts.sentAt} - ${by}`,
  });
}

function countSent({ database }: { database: Database }): Promise<number> {
  return database.$count(posts, eq(posts.state, 'sent'));
}

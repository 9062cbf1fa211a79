import { defaultPlan } from '../src/core/plan-words.ts';
import { type Instant, localDateIn, Temporal } from '../src/core/time.ts';
import { storeOn } from '../src/store/open-store.ts';
import type { ChaosDatabase } from './database.ts';
import type { Dice } from './dice.ts';
import type { Venue } from './venues/venue.ts';

interface Timetable {
  /** Slots fall due in this minute and so many more. */
  readonly minutes: number;
  /** So many minutes after its slot a question's answer is revealed. */
  readonly revealAfter: number;
}

/** Gives every channel a plan with one slot, the first in the minute that has just begun. */
export async function planAll(
  database: ChaosDatabase,
  venues: readonly Venue[],
  { minutes, revealAfter }: Timetable,
  dice: Dice,
): Promise<void> {
  const first = Temporal.Instant.fromEpochMilliseconds(Math.floor(Date.now() / 60_000) * 60_000);
  const places = venues.flatMap(({ platform, workspace, channels }) =>
    channels.map((channel) => ({ platform, workspace, channel })),
  );
  await database.use(async (connection) => {
    const { store } = storeOn(connection);
    for (const [place, ref] of places.entries()) {
      const at = first.add({ minutes: place % minutes });
      const plan = planFor(at, revealAfter, dice.whole(0, 1_000_000));
      const { id } = await store.channelFor(ref, `study-${place}`);
      await store.savePlan({ channelId: id, plan, handledUntil: at.subtract({ minutes: 1 }), dueAt: at });
    }
  });
}

/** A plan whose first slot is at this moment, and whose next comes a day later. */
function planFor(at: Instant, revealAfter: number, seed: number) {
  const startsOn = localDateIn('UTC', at);
  return {
    ...defaultPlan({ pack: 'ddia', zone: 'UTC', startsOn, seed }),
    order: 'mixed' as const,
    days: [1, 2, 3, 4, 5, 6, 7] as const,
    times: [at.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' })],
    reveal: { type: 'after' as const, hours: revealAfter / 60 },
    leaderboard: null,
  };
}

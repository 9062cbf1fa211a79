import { pino } from 'pino';
import { createApp } from '../src/app/app.ts';
import type { Store } from '../src/app/ports/store.ts';
import { loadPacks } from '../src/content/load-packs.ts';
import { nextSlots } from '../src/core/slots.ts';
import type { Instant } from '../src/core/time.ts';
import { openStore } from '../src/store/open-store.ts';
import { planWith } from '../tests/core/plans.ts';
import { startPostgres } from '../tests/support/embedded-postgres.ts';
import { loopPlatform } from '../tests/support/loop-platform.ts';
import { monday } from '../tests/support/study.ts';
import { timed } from './percentiles.ts';

const due = 1_000;
const rounds = 3;

/** A tick with 1,000 plans due, among 10,000 plans and alone: idle plans should cost next to nothing. */
export async function benchTicking(): Promise<void> {
  const postgres = await startPostgres({ fsync: 'off' });
  try {
    const among = await openStudies(postgres.url('postgres'), 'among', 10_000);
    const alone = await openStudies(postgres.url('postgres'), 'alone', due);
    const times = { among: [] as number[], alone: [] as number[] };
    for (let day = 0; day < rounds; day++) {
      times.among.push(await timed(() => among.tickOnDay(day)));
      times.alone.push(await timed(() => alone.tickOnDay(day)));
    }
    const [ten, one] = [Math.min(...times.among), Math.min(...times.alone)];
    console.log(`\nTick: ${due} plans due, each planned and posted (best of ${rounds})`);
    console.log(`  among 10,000 plans  ${ten.toFixed(0)} ms`);
    console.log(`  alone               ${one.toFixed(0)} ms`);
    console.log(
      `  ratio               ${(ten / one).toFixed(2)}  (1 would mean that idle plans cost nothing)`,
    );
    await Promise.all([among.close(), alone.close()]);
  } finally {
    await postgres.stop();
  }
}

async function openStudies(databaseUrl: string, name: string, plans: number) {
  const { store, close } = await openStore({ databaseUrl, dataDir: '' });
  const { packs } = await loadPacks('content');
  const platform = loopPlatform(monday, name);
  const app = createApp({ store, packs, log: pino({ level: 'silent' }) });
  app.add(platform);
  for (let place = 0; place < plans; place++) await addPlan(store, name, place, place < due);
  return {
    close,
    async tickOnDay(day: number) {
      platform.moveTo(monday.add({ hours: 1 + 24 * day }));
      await app.tick(platform);
    },
  };
}

/** Plans that are not due post in the evening. */
async function addPlan(store: Store, platform: string, place: number, isDue: boolean): Promise<void> {
  const plan = planWith({ times: [isDue ? '09:00' : '23:00'], leaderboard: null, seed: place });
  const channel = await store.channelFor({ platform, workspace: 'team', channel: `c${place}` }, `c${place}`);
  const dueAt: Instant | null = nextSlots(plan, monday, 1)[0]?.at ?? null;
  await store.savePlan({ channelId: channel.id, plan, handledUntil: monday, dueAt });
}

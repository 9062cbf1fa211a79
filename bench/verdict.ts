import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenStore, openStore } from '../src/store/open-store.ts';
import { startPostgres } from '../tests/support/embedded-postgres.ts';
import { openStudy } from '../tests/support/study.ts';
import { percentile, timed } from './percentiles.ts';

const clicks = 1_000;

/** From click to verdict: everything between a platform's call and its reply, each click another member's first. */
export async function benchVerdict(): Promise<void> {
  const postgres = await startPostgres({ fsync: 'off' });
  const folder = await mkdtemp(join(tmpdir(), 'quorum-bench-'));
  try {
    console.log(`\nClick to verdict: ${clicks} members, one after the other`);
    console.log('                 p50 ms   p99 ms   p50 in round trips to the database');
    await measure('PGlite', await openStore({ dataDir: folder }));
    await measure('Postgres', await openStore({ databaseUrl: postgres.url('postgres'), dataDir: '' }));
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

async function measure(name: string, opened: OpenStore): Promise<void> {
  const study = await openStudy(opened.store);
  await study.plan();
  await study.goTo('Mon 09:00');
  const times: number[] = [];
  const pings: number[] = [];
  for (let member = 0; member < clicks; member++) {
    times.push(
      await timed(() => study.ask(`Member ${member}`, { type: 'answer', post: 1, option: member % 3 })),
    );
    pings.push(await timed(() => opened.ping()));
  }
  study.app.stop();
  await opened.close();
  const [p50, p99, ping] = [percentile(times, 0.5), percentile(times, 0.99), percentile(pings, 0.5)];
  const row = [p50.toFixed(2).padStart(8), p99.toFixed(2).padStart(8), (p50 / ping).toFixed(1).padStart(8)];
  console.log(`  ${name.padEnd(13)}${row.join(' ')}`);
}

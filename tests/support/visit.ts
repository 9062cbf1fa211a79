import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Temporal } from '../../src/core/time.ts';
import { openStore } from '../../src/store/open-store.ts';
import { launchBrowser } from './browser.ts';
import { build } from './build.ts';
import { startQuorum } from './quorum-process.ts';

/** The playground of a process of its own in a browser, from a Monday morning on. */
export interface Visit {
  readonly page: Page;
  /** Kills the process, and opens the playground of the next one. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one. `environment`: of the process, besides its folder. */
export async function startVisit(environment: Record<string, string> = {}): Promise<Visit> {
  await build();
  const folder = await mkdtemp(join(tmpdir(), 'quorum-visit-'));
  await setClock(folder);
  const start = () => startQuorum({ DATA_DIR: folder, LOG_LEVEL: 'info', ...environment });
  let quorum = await start();
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ timezoneId: 'Europe/Berlin' })).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(quorum.url);
  return {
    page,
    async restart() {
      await quorum.kill();
      quorum = await start();
      await page.goto(quorum.url);
    },
    async stop() {
      await browser.close();
      await quorum.kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** The clock follows this machine's until it is moved: early in the morning, no question comes before that by itself. */
async function setClock(dataDir: string): Promise<void> {
  const now = Temporal.Now.zonedDateTimeISO('UTC');
  const monday = now.add({ days: 8 - now.dayOfWeek }).withPlainTime('05:00');
  const { transcript, close } = await openStore({ dataDir });
  await transcript.setClockOffset(monday.epochMilliseconds - now.epochMilliseconds);
  await close();
}

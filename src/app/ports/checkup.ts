import type { Instant } from '../../core/time.ts';

/** One thing that was looked at, such as a token, and what is wrong with it. */
export type Checkup =
  /** `found`: what there is, in a few words. */
  | { readonly what: string; readonly ok: true; readonly found: string }
  | { readonly what: string; readonly ok: false; readonly wrong: string; readonly repair: string };

/** It is as it should be. */
export function well(what: string, found: string): Checkup {
  return { what, ok: true, found };
}

/** It is not. Both are sentences. */
export function ill(what: string, wrong: string, repair: string): Checkup {
  return { what, ok: false, wrong, repair };
}

/** From so many milliseconds on, clocks differ too much. Slack refuses what is five minutes off. */
const farOffMs = 30_000;

/** Compares the clock of something with that of this machine. `whose`: such as `the database`. */
export function clockCheckup(whose: string, theirs: Instant, ours: Instant): Checkup {
  const offMs = theirs.epochMilliseconds - ours.epochMilliseconds;
  const what = `Clock against that of ${whose}`;
  if (Math.abs(offMs) < farOffMs) return well(what, `within ${farOffMs / 1000} seconds`);
  const seconds = Math.round(Math.abs(offMs) / 1000);
  const wrong = `This machine’s clock is ${seconds} seconds ${offMs > 0 ? 'behind' : 'ahead'}.`;
  return ill(what, wrong, 'Set both clocks by NTP.');
}

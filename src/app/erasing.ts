import type { Context } from './context.ts';
import type { Platform } from './ports/platform.ts';

/** What is kept about a workspace is erased so long after Quorum was put out of it, in days. */
const keptDays = 30;

/** Plans are paused at once when Quorum is put out, so one that goes on so many hours later was resumed since. */
const settledHours = 1;

/** Erases all that is kept about workspaces that Quorum has been out of for too long, until the process is to end. */
export async function eraseAbsent({ store, log, stopping }: Context, platform: Platform): Promise<void> {
  await store.endRefutedAbsences(platform.name, platform.clock.now().subtract({ hours: settledHours }));
  const before = platform.clock.now().subtract({ hours: keptDays * 24 });
  while (!stopping.aborted) {
    const erased = await store.eraseAbsent(platform.name, before);
    if (erased === undefined) return;
    log.info({ platform: platform.name, workspace: erased }, 'workspace erased');
  }
}

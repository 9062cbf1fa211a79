import { type Context, platformOf } from './context.ts';
import { pauseWithReason } from './pausing.ts';
import { progressFrom } from './plan-start.ts';
import type { WorkspaceRef } from './ports/installations.ts';
import type { Hear, News, Presence } from './ports/news.ts';
import type { Channel } from './ports/people.ts';
import { withinRequest } from './request.ts';

/** The bot's answer to news: plans that cannot go on are paused, never deleted, and who left drops off the boards. */
export function createHear(context: Context): Hear {
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: who is put out and let in again at once is in.
  return (news) => {
    const heard = last.then(() => withinRequest(() => hear(context, news)));
    last = heard.catch(() => undefined);
    return context.inFlight.track(heard);
  };
}

async function hear(context: Context, news: News): Promise<void> {
  const { store } = context;
  switch (news.type) {
    case 'channel-lost': {
      const channel = await store.findChannel(news.channel);
      if (channel) await pause(context, channel, news.reason);
      return;
    }
    case 'workspace-lost':
      return leave(context, news.workspace, news.reason);
    case 'workspace-returned':
      return comeBack(context, news.workspace);
    case 'presence':
      return compare(context, news);
    case 'member-left':
      await store.markLeft(news.member);
  }
}

/** Catches up on what happened while nobody listened. */
async function compare(context: Context, news: Presence): Promise<void> {
  const { platform, covers } = news;
  const present = new Set(news.present);
  const [absent, studying] = await Promise.all([
    context.store.absentWorkspaces(platform),
    context.store.studyingWorkspaces(platform),
  ]);
  for (const workspace of absent)
    if (present.has(workspace)) await comeBack(context, { platform, workspace });
  for (const workspace of studying) {
    if (present.has(workspace) || !covers(workspace)) continue;
    await leave(context, { platform, workspace }, 'Quorum is not in it any more.');
  }
}

/** Its plans are paused until Quorum is back. */
async function leave(context: Context, workspace: WorkspaceRef, reason: string): Promise<void> {
  const { store } = context;
  const channels = await store.studyingChannels(workspace);
  const plans = await Promise.all(channels.map(({ id }) => store.planOf(id)));
  const running = plans.flatMap((plan) => (plan && !plan.paused ? [plan.channel] : []));
  const { clock } = platformOf(context, workspace.platform);
  // Before they are paused: whatever happens in between, they are known to have been running.
  await store.recordAbsence(
    workspace,
    clock.now(),
    running.map(({ id }) => id),
  );
  for (const channel of running) await pause(context, channel, reason);
}

/** What was paused because Quorum was out goes on; what organisers had paused stays so. */
export async function comeBack(context: Context, workspace: WorkspaceRef): Promise<void> {
  const { store, log } = context;
  const { clock } = platformOf(context, workspace.platform);
  const paused = await store.absence(workspace);
  if (!paused) return;
  for (const channelId of paused) {
    const plan = await store.planOf(channelId);
    if (!plan?.paused) continue;
    const { handledUntil, dueAt } = progressFrom(plan.plan, clock.now());
    await store.resumePlan(channelId, handledUntil, dueAt);
    log.info({ channel: channelId }, 'plan resumed');
  }
  // Last, so that whoever is interrupted does it again.
  await store.endAbsence(workspace);
}

async function pause(context: Context, channel: Channel, reason: string): Promise<void> {
  const plan = await context.store.planOf(channel.id);
  const { clock } = platformOf(context, channel.platform);
  if (plan) await pauseWithReason(context, plan, clock.now(), reason);
}

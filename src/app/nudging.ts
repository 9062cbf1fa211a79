import { type Instant, localDateIn, nextAt } from '../core/time.ts';
import { agendaOf } from './agenda.ts';
import type { Context } from './context.ts';
import type { DueNudge } from './ports/learning.ts';
import type { Platform } from './ports/platform.ts';
import type { NewPost, Post } from './ports/posts.ts';
import { StoreUnavailable } from './ports/store.ts';
import { blank } from './slot-posts.ts';

/** Nudges read at once. */
const batch = 100;

/** A nudge that is later than this, in milliseconds, is left out: it comes again the next day. */
const latestMs = 2 * 3_600_000;

/**
 * Reminds members of a platform who asked for it, and for whom something is due. Several processes may do this at once:
 * a nudge that moved on is left alone. Members are looked up one after the other, so that their clicks go first.
 * @returns whether there is anything to deliver
 */
export async function nudgeDue(context: Context, platform: Platform): Promise<boolean> {
  const now = platform.clock.now();
  let told = false;
  while (!context.stopping.aborted) {
    const due = await context.store.dueNudges(platform.name, now, batch);
    for (const nudge of due) {
      if (context.stopping.aborted) return told;
      told = (await settle(context, nudge, now)) || told;
    }
    if (due.length < batch) break;
  }
  return told;
}

/** Whether a reminder waits in the outbox since so long that its day is over. */
export function isNudgeLate({ notice, dueAt }: Pick<Post, 'notice' | 'dueAt'>, now: Instant): boolean {
  return notice?.type === 'reviews-due' && isLate(dueAt, now);
}

function isLate(dueAt: Instant, now: Instant): boolean {
  return now.epochMilliseconds - dueAt.epochMilliseconds > latestMs;
}

/** One that cannot be moved on keeps back no other. @returns whether the member is told something */
async function settle(context: Context, nudge: DueNudge, now: Instant): Promise<boolean> {
  try {
    return await moveOn(context, nudge, now);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    context.log.error({ err: error, member: nudge.memberId }, 'a reminder is put off for a day');
    await context.store.moveNudge(nudge, now.add({ hours: 24 }), []);
    return false;
  }
}

async function moveOn(context: Context, nudge: DueNudge, now: Instant): Promise<boolean> {
  const posts = await postsFor(context, nudge, now);
  const moved = await context.store.moveNudge(nudge, nextAt(nudge.time, nudge.zone, now), posts);
  return moved && posts.length > 0;
}

/** What cannot be found out of one member keeps back no other. */
async function postsFor(context: Context, nudge: DueNudge, now: Instant): Promise<readonly NewPost[]> {
  try {
    return await remindersOf(context, nudge, now);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    context.log.error(
      { err: error, member: nudge.memberId },
      'what is due for review could not be found out',
    );
    return [];
  }
}

async function remindersOf(context: Context, nudge: DueNudge, now: Instant): Promise<readonly NewPost[]> {
  const { memberId, channel, zone, dueAt } = nudge;
  const pack = nudge.pack === null ? undefined : context.library.pack(nudge.pack);
  if (!pack || isLate(dueAt, now)) return [];
  const { due } = await agendaOf(context, { memberId, pack, channel, now, zone });
  return due.length > 0 ? [reminder(nudge, pack.id, due.length)] : [];
}

/** Unique by member and local date: whatever they change, they are told once a day. */
function reminder({ memberId, channelId, zone, dueAt }: DueNudge, pack: string, due: number): NewPost {
  const date = localDateIn(zone, dueAt);
  return {
    ...blank,
    channelId,
    kind: 'notice',
    slot: `review/${date}/${memberId}`,
    date,
    dueAt,
    notice: { type: 'reviews-due', pack, due },
    memberId,
  };
}

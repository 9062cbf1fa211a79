import { type Instant, localDateIn } from '../core/time.ts';
import type { Context } from './context.ts';
import type { ChannelPlan } from './ports/plans.ts';
import { noticesTo } from './slot-posts.ts';

/**
 * Pauses a channel's plan that cannot go on until somebody mends what is wrong, and tells its organisers in private.
 * They are told once: a plan that is paused already stays as it is.
 * @param reason a sentence for organisers
 */
export async function pauseWithReason(
  { store, log }: Context,
  { channel, organisers }: Pick<ChannelPlan, 'channel' | 'organisers'>,
  now: Instant,
  reason: string,
): Promise<void> {
  const notices = noticesTo(
    { channel, organisers },
    {
      slot: `paused/${now.toString()}`,
      // In UTC: the plan’s zone may be what is not known here.
      date: localDateIn('UTC', now),
      dueAt: now,
      notice: { type: 'paused', reason },
    },
  );
  const paused = await store.pausePlan(channel.id, now, reason, notices);
  if (paused) log.warn({ channel: channel.id, reason }, 'plan paused');
}

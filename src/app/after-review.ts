import type { AskedQuestion } from '../core/asked-question.ts';
import type { LocalDate } from '../core/plan.ts';
import type { Button } from '../message/message.ts';
import { allReviewed } from '../message/views/review.ts';
import { ownAgenda } from './agenda.ts';
import type { AskingPost } from './asking-post.ts';
import type { Call } from './call.ts';
import { firstReminderFor } from './reminding.ts';

const prefix = 'review/';

/**
 * The key of a practice question that is asked for a review in a channel: the same until the member answers something,
 * or the date changes, so that who asks twice gets the one that waits for them.
 * @param answered how much of the pack they have answered
 */
export function reviewKey(
  { pack, id }: Pick<AskedQuestion, 'pack' | 'id'>,
  channelId: number,
  date: LocalDate,
  answered: number,
): string {
  return `${prefix}${channelId}/${date}/${answered}/${pack}/${id}`;
}

/** Whether a question was asked for a review. */
export function isReview({ kind, slot }: AskingPost): boolean {
  return kind === 'practice' && slot.startsWith(prefix);
}

/** What follows the answer to a question that was asked for a review. */
interface AfterReview {
  readonly buttons: readonly Button[];
  /** That nothing more is due, in words. */
  readonly next?: string;
}

/** The next question, or, after the last, when something is due again. */
export async function afterReview(call: Call, post: AskingPost): Promise<AfterReview> {
  const pack = call.context.library.pack(post.question.pack);
  if (!pack) return { buttons: [] };
  const { due, waiting, nextInDays } = await ownAgenda(call, pack);
  if (due.length === 0)
    return { buttons: await firstReminderFor(call), next: allReviewed(nextInDays, waiting) };
  const label = `Next: ${due.length} due`;
  return { buttons: [{ label, action: { type: 'review', pack: pack.id }, style: 'primary' }] };
}

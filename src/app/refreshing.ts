import { type Instant, Temporal } from '../core/time.ts';
import { type AskingPost, asks } from './asking-post.ts';
import { composeQuestion } from './composing.ts';
import type { Context } from './context.ts';
import { deliverDue } from './delivering.ts';
import { answerWithin } from './patience.ts';
import type { Platform } from './ports/platform.ts';

/** So shortly before its reveal, in seconds, a question's count is left as it is. */
const quietSeconds = 10;

/** Brings the count under a question up to date, unless its reveal is near. @throws DeliveryError */
export async function refreshCount(context: Context, postId: number): Promise<void> {
  await context.edits.inTurn(postId, () => editCount(context, postId));
}

async function editCount(context: Context, postId: number): Promise<void> {
  const post = await context.store.post(postId);
  if (!asks(post) || post.messageId === null) return;
  const plan = await context.store.planOf(post.channelId);
  const platform = plan && context.platforms.get(plan.channel.platform);
  if (!platform) return;
  const message = await composeQuestion(context, post, plan.plan);
  if (isClosedBy(post, platform.clock.now().add({ seconds: quietSeconds }))) return;
  const edit = platform.edit(plan.channel, post.messageId, message);
  void afterwards(context, platform, post, edit);
  await answerWithin(context, edit);
}

/**
 * An edit can wait at the platform for long, also when nobody waits for it any more. One that lands after the reveal,
 * be it that of another process, has hidden the answer again: then the reveal is repeated.
 */
async function afterwards(
  context: Context,
  platform: Platform,
  question: AskingPost,
  edit: Promise<void>,
): Promise<void> {
  // What seems to have failed may have landed as well.
  await edit.catch(() => undefined);
  if (!isClosedBy(question, platform.clock.now())) return;
  try {
    await context.inFlight.track(repeatReveal(context, platform, question));
  } catch (error) {
    context.log.error({ err: error, post: question.id }, 'an answer may be hidden again by a late edit');
  }
}

async function repeatReveal(context: Context, platform: Platform, question: AskingPost): Promise<void> {
  await context.store.revealAgain(question.channelId, question.slot, platform.clock.now());
  await deliverDue(context, platform, question.channelId);
}

function isClosedBy({ closesAt }: AskingPost, at: Instant): boolean {
  return closesAt !== null && Temporal.Instant.compare(closesAt, at) <= 0;
}

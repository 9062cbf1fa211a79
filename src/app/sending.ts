import type { Plan } from '../core/plan.ts';
import { excerpt } from '../message/blocks.ts';
import type { Message } from '../message/message.ts';
import { type AskingPost, asks } from './asking-post.ts';
import { whyNotPosted } from './checking.ts';
import {
  composeDiscussion,
  composeLeaderboard,
  composeNotice,
  composePicture,
  composeQuestion,
  composeReveal,
} from './composing.ts';
import type { Context } from './context.ts';
import { dropDeparted } from './leaving.ts';
import { isNudgeLate } from './nudging.ts';
import type { ChannelPlan } from './ports/plans.ts';
import { DeliveryError, type Platform } from './ports/platform.ts';
import type { ClaimedPost } from './ports/posts.ts';
import { picturePost } from './slot-posts.ts';
import { sharedPage } from './term-pages.ts';

/** Characters of a title: that of a thread in Discord takes 100. */
const titleLength = 90;

/** A claimed post, and what is needed to send it. */
export interface Sending {
  readonly context: Context;
  readonly platform: Platform;
  readonly claim: ClaimedPost;
  readonly begin: Begin;
}

/**
 * Calls the platform, unless the claim is too old by now, and waits for it only so long.
 * @param call is given `inTime` of `SendOptions`
 */
export type Begin = <Answer>(call: (inTime: () => boolean) => Promise<Answer>) => Promise<Answer>;

/** What became of a post: its message's id, null where it has none of its own; or why it is not to be sent. */
export type Sent =
  | { readonly type: 'sent'; readonly messageId: string | null }
  | {
      readonly type: 'skipped';
      readonly reason: string;
      /** It was tried in vain until it was too late. */
      readonly late?: true;
    };

/** Composes a claimed post and sends it, unless it has become pointless. @throws DeliveryError */
export async function sendPost(sending: Sending): Promise<Sent> {
  switch (sending.claim.kind) {
    case 'question':
    case 'leaderboard':
      return sendPlanned(sending);
    case 'reveal':
      return reveal(sending);
    case 'discussion':
      return openDiscussion(sending);
    case 'notice':
      return notify(sending);
    case 'share':
      return share(sending);
    case 'ruling':
      return announceRuling(sending);
    case 'picture':
      return postPicture(sending);
    case 'practice':
      return skipped('practice is shown where it was asked for');
  }
}

async function sendPlanned(sending: Sending): Promise<Sent> {
  const { context, platform, claim } = sending;
  const plan = await context.store.planOf(claim.channelId);
  if (!plan) return skipped('the channel has no plan any more');
  if (claim.kind === 'question' && !asks(claim)) return skipped('it has no question');
  const reason = whyNotPosted(claim, plan, platform.clock.now());
  if (reason) {
    const late = wasTried(claim) && !plan.paused;
    return (await arrived(sending, plan)) ?? { ...skipped(reason), ...(late ? { late } : {}) };
  }
  if (claim.kind === 'leaderboard') {
    await dropDeparted(context, platform, claim, plan.plan);
    // Before it is sent: whatever happens after that, its picture is not forgotten.
    if (context.paint && platform.sendPicture) await context.store.addPosts([picturePost(claim)]);
  }
  const { message, place } = await composePlanned(context, claim, plan.plan);
  return post(sending, message, place);
}

/**
 * A post that is late now may be there since an earlier try, and be answered: it is to be revealed like any other. A look
 * that fails is tried again, unless another post waits for it or the plan is paused.
 */
async function arrived(
  { context, platform, claim, begin }: Sending,
  { plan, paused }: ChannelPlan,
): Promise<Sent | undefined> {
  if (!wasTried(claim)) return undefined;
  const { message, place } = await composePlanned(context, claim, plan);
  const { again: _, ...options } = keyOf(claim);
  const look = begin(() => platform.find(claim.channel, message, { ...place, ...options }));
  const messageId = await look.catch((error: unknown) => {
    if (error instanceof DeliveryError && (paused || claim.supersededAt)) return undefined;
    throw error;
  });
  return messageId === undefined ? undefined : { type: 'sent', messageId };
}

async function composePlanned(
  context: Context,
  claim: ClaimedPost,
  plan: Plan,
): Promise<{ readonly message: Message; readonly place: Place }> {
  if (!asks(claim)) return { message: await composeLeaderboard(context, claim, plan), place: {} };
  return { message: await composeQuestion(context, claim, plan), place: { title: titleOf(claim) } };
}

/** Edits the question's message, after all edits of it that have begun. */
async function reveal({ context, platform, claim, begin }: Sending): Promise<Sent> {
  const question = await context.store.postOf(claim.channelId, 'question', claim.slot);
  const id = question?.messageId;
  if (!asks(question) || !id) return skipped('its question was not posted');
  const message = await composeReveal(context, question);
  await context.edits.inTurn(question.id, () => begin(() => platform.edit(claim.channel, id, message)));
  return { type: 'sent', messageId: null };
}

/** It tells the answer, so it is for a question that was revealed only. */
async function openDiscussion(sending: Sending): Promise<Sent> {
  const { context, claim } = sending;
  const [question, revealed] = await Promise.all([
    context.store.postOf(claim.channelId, 'question', claim.slot),
    context.store.postOf(claim.channelId, 'reveal', claim.slot),
  ]);
  if (!asks(question) || !question.messageId) return skipped('its question was not posted');
  // One that is planned by now was revealed before, and is being repeated.
  if (revealed?.state !== 'sent' && revealed?.state !== 'planned')
    return skipped('its question was not revealed');
  const place = { title: titleOf(question), thread: question.messageId };
  return post(sending, await composeDiscussion(context, question), place);
}

async function notify({ context, platform, claim, begin }: Sending): Promise<Sent> {
  const { notice, member } = claim;
  if (!notice || !member) return skipped('it has nobody to go to');
  if (isNudgeLate(claim, platform.clock.now())) return skipped('its day was over before it could be sent');
  const message = composeNotice(context, claim.channel, notice);
  await begin((inTime) =>
    platform.sendPrivately(claim.channel, member, message, { ...keyOf(claim), inTime }),
  );
  return { type: 'sent', messageId: null };
}

async function share(sending: Sending): Promise<Sent> {
  const { context, claim } = sending;
  const page = claim.shared && sharedPage(context.library, claim.shared);
  return page ? post(sending, page) : skipped('its term is gone');
}

async function announceRuling(sending: Sending): Promise<Sent> {
  const { context, claim } = sending;
  if (!claim.notice) return skipped('it says nothing');
  return post(sending, composeNotice(context, claim.channel, claim.notice));
}

/** The picture of a leaderboard, as a message of its own. */
async function postPicture({ context, platform, claim, begin }: Sending): Promise<Sent> {
  const [leaderboard, plan] = await Promise.all([
    context.store.postOf(claim.channelId, 'leaderboard', claim.slot),
    context.store.planOf(claim.channelId),
  ]);
  if (leaderboard?.state !== 'sent' || !plan) return skipped('its leaderboard was not posted');
  const picture = await composePicture(context, claim, plan.plan);
  if (!picture || !platform.sendPicture) return skipped('there is no picture of its leaderboard');
  const { title, image } = picture;
  await begin(async (inTime) =>
    platform.sendPicture?.(claim.channel, image, { ...keyOf(claim), title, inTime }),
  );
  return { type: 'sent', messageId: null };
}

/** Where it belongs, and what it is about. */
interface Place {
  readonly title?: string;
  readonly thread?: string;
}

/** Posts to the channel, or into the thread of the message with this id. */
async function post({ platform, claim, begin }: Sending, message: Message, place: Place = {}): Promise<Sent> {
  const options = { ...place, ...keyOf(claim) };
  const messageId = await begin((inTime) => platform.send(claim.channel, message, { ...options, inTime }));
  return { type: 'sent', messageId };
}

function keyOf(claim: ClaimedPost) {
  const { id, dueAt } = claim;
  return { key: `post-${id}`, since: dueAt, ...(wasTried(claim) ? { again: true as const } : {}) };
}

/** The fence counts the claims: from the second on, an earlier try may have arrived. */
function wasTried({ fence }: ClaimedPost): boolean {
  return fence > 1;
}

function titleOf({ question }: AskingPost): string {
  return excerpt(question.stem, titleLength);
}

function skipped(reason: string): Sent {
  return { type: 'skipped', reason };
}

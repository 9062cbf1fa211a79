import { type AskedQuestion, optionLabel } from '../core/asked-question.ts';
import { plainSpans } from '../core/rich-text.ts';
import { type Decision, type Validity, validityAfter, worthOf } from '../core/ruling.ts';
import { type Instant, localDateIn } from '../core/time.ts';
import { clip, excerpt, note } from '../message/blocks.ts';
import type { Message } from '../message/message.ts';
import { rulingWords } from '../message/views/rulings.ts';
import { type AskingPost, asks } from './asking-post.ts';
import type { Call } from './call.ts';
import { platformOf } from './context.ts';
import { deliverDue } from './delivering.ts';
import { onceKept } from './once-kept.ts';
import type { NewPost } from './ports/posts.ts';
import type { ChannelQuestion, Correction, PastAnswer } from './ports/rulings.ts';
import { Refusal } from './refusal.ts';
import { blank } from './slot-posts.ts';

/** After a question has closed, answers that came in time are waited for so long, in seconds, before anybody can rule. */
const graceSeconds = 60;

/** What a button decides: `option` is a place in the question as it was posted. */
export type Choice = 'keep' | 'void' | { readonly option: number };

/** Rules on the question of a post, puts right what it earned, and tells the channel. @throws Refusal */
export async function rule(call: Call, postId: number, choice: Choice): Promise<Message> {
  const { store } = call.context;
  const post = await flaggedPost(call, postId);
  const question = refOf(post);
  const decision = decisionOf(post, choice);
  const ruling = { ...question, key: call.id, decision, memberId: (await call.member()).id, at: call.now };
  const outcome = await store.rule(ruling, openAfter(call), (before, answers) => {
    const [was, validity] = [validityAfter(before), validityAfter([...before, decision])];
    const corrections = answers.flatMap((answer) => correct(post.channelId, answer, validity));
    const isNews = rulingWords(post.question, was) !== rulingWords(post.question, validity);
    return { corrections, posts: isNews ? [announcement(call, post, validity, corrections)] : [] };
  });
  if (outcome === 'open') throw new Refusal('That question is still open. You can rule once it is revealed.');
  const platform = platformOf(call.context, call.visit.channel.platform);
  const decisions = await onceKept(async () => {
    await deliverDue(call.context, platform, post.channelId);
    return store.decisions(question);
  });
  const ruled = rulingWords(post.question, validityAfter(decisions));
  return note(`Ruled: ${ruled ?? asAsked}. /study rulings shows what else is flagged.`);
}

const asAsked = 'it counts as it was asked';

/** A post of this channel that asks a question, whoever it was put to. @throws Refusal */
export async function flaggedPost(call: Call, postId: number): Promise<AskingPost> {
  const [post, channel] = await Promise.all([call.context.store.post(postId), call.channel()]);
  if (asks(post) && post.channelId === channel.id) return post;
  throw new Refusal('That question is not one of this channel’s. /study rulings shows what is flagged here.');
}

/** What closes after this may still be given answers. */
export function openAfter({ now }: Pick<Call, 'now'>): Instant {
  return now.subtract({ seconds: graceSeconds });
}

/** The question of a post as its channel knows it. */
export function refOf({ channelId, question }: AskingPost): ChannelQuestion {
  return { channelId, pack: question.pack, question: question.id };
}

function decisionOf({ question }: AskingPost, choice: Choice): Decision {
  if (typeof choice === 'string') return { type: choice };
  const option = question.options[choice.option];
  if (!option) throw new Refusal('That question has no such option.');
  return { type: 'accept', option: option.id };
}

/** What an answer is to earn besides what it has earned, if anything. */
function correct(channelId: number, answer: PastAnswer, validity: Validity): readonly Correction[] {
  const worth = worthOf(answer.question, answer, validity);
  const points = Math.round(worth.points * 100) - answer.earned.points;
  const possible = worth.possible * 100 - answer.earned.possible;
  if (points === 0 && possible === 0) return [];
  const { postId, memberId, date, at } = answer;
  return [{ postId, memberId, channelId, points, possible, date, at }];
}

function announcement(
  call: Call,
  { channelId, question }: AskingPost,
  validity: Validity,
  corrections: readonly Correction[],
): NewPost {
  return {
    ...blank,
    channelId,
    kind: 'ruling',
    slot: call.id,
    date: localDateIn('UTC', call.now),
    dueAt: call.now,
    notice: {
      type: 'ruled',
      stem: excerpt(question.stem, 90),
      ruled: rulingWords(question, validity, textOf) ?? asAsked,
      changed: new Set(corrections.map(({ memberId }) => memberId)).size,
    },
  };
}

/** Letters differ from post to post: what everybody reads names an option by its text. */
function textOf({ kind, options }: AskedQuestion, place: number): string {
  const option = options[place];
  return kind === 'true-false' || !option
    ? optionLabel(kind, place)
    : `“${clip(plainSpans(option.text), 60)}”`;
}

import type { Plan } from '../core/plan.ts';
import { formatMoment, formatTime } from '../core/plan-words.ts';
import { validityAfter } from '../core/ruling.ts';
import { localDate } from '../core/slots.ts';
import { tallyAnswers } from '../core/tally.ts';
import { clip, note } from '../message/blocks.ts';
import type { ImageBlock, Message } from '../message/message.ts';
import { boardPicture } from '../message/pictures/leaderboard.ts';
import { type BoardView, board } from '../message/views/leaderboard.ts';
import { questionPost } from '../message/views/question.ts';
import { discussionOpener, revealedPost } from '../message/views/reveal.ts';
import { reviewNotice } from '../message/views/review.ts';
import { rulingAnnouncement } from '../message/views/rulings.ts';
import type { AskingPost } from './asking-post.ts';
import { makeBoard } from './boards.ts';
import type { Context } from './context.ts';
import { flagButton } from './flagging.ts';
import { reading } from './library.ts';
import { withPicture } from './picturing.ts';
import type { Channel } from './ports/people.ts';
import type { ClaimedPost, Notice, Post } from './ports/posts.ts';
import { refOf } from './ruling.ts';
import { viewOf } from './showing.ts';

const namesShown = 20;

/** Characters of the reason why a post was given up: it may be in a platform's own many words. */
const reasonLength = 250;

/** The question of the day with its present count of answers. */
export async function composeQuestion(context: Context, post: AskingPost, plan: Plan): Promise<Message> {
  const answered = await context.store.answerCount(post.id);
  return questionPost({ ...viewOf(post), answered, closes: closingWords(post, plan) });
}

/** The same post after its reveal. */
export async function composeReveal(context: Context, question: AskingPost): Promise<Message> {
  const { validity, tally } = await tallyOf(context, question);
  const { pack, chapter } = question.question;
  return revealedPost({
    ...viewOf(question),
    chapterTitle: context.library.chapter(pack, chapter)?.title,
    tally,
    validity,
    reading: [...reading(context.library, pack, question.question), flagButton(question)],
  });
}

/** The message that opens the thread. */
export async function composeDiscussion(context: Context, question: AskingPost): Promise<Message> {
  const { tally } = await tallyOf(context, question);
  return discussionOpener(question.question, tally);
}

async function tallyOf({ store }: Context, post: AskingPost) {
  const [answers, decisions] = await Promise.all([store.answersTo(post.id), store.decisions(refOf(post))]);
  const validity = validityAfter(decisions);
  return { validity, tally: tallyAnswers(post.question, answers, namesShown, validity) };
}

/** The board announced by a leaderboard post. */
export async function composeLeaderboard(context: Context, post: ClaimedPost, plan: Plan): Promise<Message> {
  const view = await makeAnnounced(context, post, plan);
  return withPicture(context, post.channel, board(view), boardPicture(view));
}

/**
 * The picture of that board by itself, and its title; undefined where there is none.
 * @throws Error where it cannot be made
 */
export async function composePicture(
  context: Context,
  post: Post,
  plan: Plan,
): Promise<{ readonly title: string; readonly image: ImageBlock } | undefined> {
  const view = await makeAnnounced(context, post, plan);
  const picture = boardPicture(view);
  if (!context.paint || !picture) return undefined;
  const png = await context.paint(picture.drawing);
  return { title: view.title, image: { type: 'image', png, alt: picture.alt } };
}

/** The board of the week that ends with a post's slot. */
function makeAnnounced({ store }: Context, { channelId, dueAt }: Post, plan: Plan): Promise<BoardView> {
  return makeBoard({ store, channelId, plan, period: 'week', at: dueAt });
}

/** A private word to a member of a channel, mostly an organiser, or a ruling for everybody in it. */
export function composeNotice({ library }: Context, channel: Channel, notice: Notice): Message {
  switch (notice.type) {
    case 'paused':
      return note(
        `I have paused the plan of ${channel.name}. ${notice.reason} Once that is mended, /study resume goes on.`,
      );
    case 'given-up':
      return note(
        `I could not post something in ${channel.name}, and have given it up. ${notice.what}: ${clip(notice.reason, reasonLength)}. Everything else goes on. In that channel, /study status shows what did not get through.`,
      );
    case 'flagged':
      return note(
        `A member in ${channel.name} says that something is wrong with the question “${notice.stem}”. In that channel, /study rulings shows what, and lets you decide.`,
      );
    case 'few-questions-left': {
      const title = library.pack(notice.pack)?.title ?? notice.pack;
      return note(
        `${leftWords(notice.left, title)} come round again. /study setup lets you pick another pack.`,
      );
    }
    case 'reviews-due':
      return reviewNotice(channel.name, notice.pack, notice.due);
    case 'ruled':
      return rulingAnnouncement(notice.stem, notice.ruled, notice.changed);
  }
}

function leftWords(left: number, title: string): string {
  if (left === 0) return `Every question of “${title}” has been asked here. From now on the oldest`;
  const have = left === 1 ? 'One question of' : `${left} questions of`;
  return `${have} “${title}” ${left === 1 ? 'has' : 'have'} not been asked here yet. After that the oldest`;
}

function closingWords(post: Post, plan: Plan): string {
  if (!post.closesAt) return 'later';
  const sameDay = localDate(plan, post.closesAt) === post.date;
  return sameDay
    ? `at ${formatTime(post.closesAt, plan.zone)}`
    : `on ${formatMoment(post.closesAt, plan.zone)}`;
}

import { type Validity, valid, validityAfter } from '../core/ruling.ts';
import { Temporal } from '../core/time.ts';
import { excerpt } from '../message/blocks.ts';
import type { Button, Message } from '../message/message.ts';
import { privateQuestion, type QuestionView, questionLine } from '../message/views/question.ts';
import { missed, type VerdictView, verdict, verdictLine } from '../message/views/verdict.ts';
import { afterReview, isReview } from './after-review.ts';
import type { AskingPost } from './asking-post.ts';
import type { Call } from './call.ts';
import { flagButton } from './flagging.ts';
import { reading } from './library.ts';
import type { Answer } from './ports/answers.ts';
import type { Post } from './ports/posts.ts';
import { refOf } from './ruling.ts';

/** A question of the day for one member: to answer, or with the verdict, or, where that time is over, with the answer. */
export async function questionForMember(call: Call, post: AskingPost): Promise<Message> {
  const first = await firstAnswer(call, post);
  if (first) return verdictMessage(call, post, first, true);
  if (isClosed(post, call)) return missed(await solutionOf(call, post));
  return privateQuestion(viewOf(post));
}

/** The same where there is more to see than this question: in one line, unless it is still to be answered. */
export async function questionInShort(call: Call, post: AskingPost): Promise<Message> {
  const first = await firstAnswer(call, post);
  const closed = isClosed(post, call);
  if (!first && !closed) return privateQuestion(viewOf(post));
  const name = closed ? 'the last question' : `“${excerpt(post.question.stem, 60)}”`;
  return questionLine(
    post.id,
    first ? verdictLine(await verdictView(call, post, first, true), name) : `You did not answer ${name}.`,
  );
}

/** The member's answer that counts. */
export async function firstAnswer(call: Call, post: AskingPost): Promise<Answer | undefined> {
  return call.context.store.answerOf(post.id, (await call.member()).id);
}

/** What views need to know of a question. */
export function viewOf({ id, question, kind }: AskingPost): QuestionView {
  return { post: id, question, practice: kind === 'practice' };
}

/** @param again they had answered before; only then, or in practice, organisers may have ruled on the question */
export async function verdictMessage(
  call: Call,
  post: AskingPost,
  given: Answer,
  again: boolean,
): Promise<Message> {
  return verdict(await verdictView(call, post, given, again));
}

async function verdictView(
  call: Call,
  post: AskingPost,
  given: Answer,
  again: boolean,
): Promise<VerdictView> {
  const practice = post.kind === 'practice';
  return {
    question: post.question,
    response: given.response,
    verdict: given.verdict,
    validity: again || practice ? await validityOf(call, post) : valid,
    again,
    practice,
    ...(isReview(post) ? await reviewed(call, post) : { reading: readingOf(call, post) }),
  };
}

/** What comes next stands first. In somebody's conversation with Quorum no organiser would see a flag. */
async function reviewed(call: Call, post: AskingPost): Promise<Pick<VerdictView, 'reading' | 'next'>> {
  const [{ buttons, ...next }, plan] = await Promise.all([afterReview(call, post), call.plan()]);
  return { reading: [...buttons, ...toRead(call, post), ...(plan ? [flagButton(post)] : [])], ...next };
}

/** The answer to a question, as organisers may have ruled on it, and what to read. */
export async function solutionOf(call: Call, post: AskingPost) {
  const { question } = post;
  return { question, validity: await validityOf(call, post), reading: readingOf(call, post) };
}

async function validityOf({ context }: Call, post: AskingPost): Promise<Validity> {
  return validityAfter(await context.store.decisions(refOf(post)));
}

/** What can be done below an answer: read on, practise on, say that the question is wrong. */
function readingOf(call: Call, post: AskingPost): readonly Button[] {
  const { pack, chapter } = post.question;
  const another: Button = { label: 'Another one', action: { type: 'quiz-chapter', pack, chapter } };
  return [...toRead(call, post), ...(post.kind === 'practice' ? [another] : []), flagButton(post)];
}

function toRead({ context }: Call, { question }: AskingPost): readonly Button[] {
  return reading(context.library, question.pack, question);
}

/** Whether the time to answer is over. */
export function isClosed(post: Post, call: Call): boolean {
  return post.closesAt !== null && Temporal.Instant.compare(call.now, post.closesAt) >= 0;
}

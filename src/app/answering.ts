import type { AskedQuestion } from '../core/asked-question.ts';
import type { Response } from '../core/response.ts';
import { Temporal } from '../core/time.ts';
import type { Form } from '../message/form.ts';
import type { Message } from '../message/message.ts';
import { optionsInstead, pickDraft } from '../message/views/question.ts';
import { tooLate } from '../message/views/verdict.ts';
import { type Typed, writeForm } from '../message/views/write-form.ts';
import { type AskingPost, askingPost } from './asking-post.ts';
import type { Call } from './call.ts';
import { platformOf } from './context.ts';
import { gradeResponse } from './grading.ts';
import { onceKept } from './once-kept.ts';
import type { Answer } from './ports/answers.ts';
import { Refusal } from './refusal.ts';
import { choose, readWords, write } from './responding.ts';
import { firstAnswer, isClosed, solutionOf, verdictMessage, viewOf } from './showing.ts';

/** Grades and keeps a member's answer. @returns the verdict, of the first answer where this is not the first */
export async function answer(
  call: Call,
  postId: number,
  respond: (question: AskedQuestion) => Response,
): Promise<Message> {
  const post = await askingPost(call, postId);
  const before = await settledAnswer(call, post);
  if (before) return before;
  const given = await gradedAnswer(call, post, respond(post.question));
  const outcome = await call.context.store.recordAnswer(given, post.kind === 'question');
  return onceKept(async () => {
    if (outcome.type === 'duplicate') return verdictMessage(call, post, outcome.first, true);
    if (post.kind === 'question') await showCounted(call, post);
    return verdictMessage(call, post, given, false);
  });
}

/** Grading may take until after the reveal was composed, which then lacks the answer. */
async function showCounted(
  { context, visit }: Call,
  { id, channelId, slot, closesAt }: AskingPost,
): Promise<void> {
  const now = platformOf(context, visit.channel.platform).clock.now();
  if (closesAt && Temporal.Instant.compare(closesAt, now) <= 0)
    await context.store.revealAgain(channelId, slot, now);
  else context.counter.changed(id);
}

/**
 * What somebody sees who cannot answer any more: their own verdict, or that the question is closed.
 * @throws Refusal where it is a practice question, not answered yet, that is a question of the day by now
 */
async function settledAnswer(call: Call, post: AskingPost): Promise<Message | undefined> {
  const first = await firstAnswer(call, post);
  if (first) return verdictMessage(call, post, first, true);
  if (post.kind === 'practice') await requireNotOpen(call, post);
  return isClosed(post, call) ? tooLate(await solutionOf(call, post)) : undefined;
}

/** Practice tells the answer at once, so it must not while that still counts in any channel of the workspace. */
async function requireNotOpen(call: Call, { question }: AskingPost): Promise<void> {
  const same = await openAs(call, question);
  if (!same) return;
  throw new Refusal(
    `This is a question of the day in #${same.channelName} by now, so it is no practice until its answer is revealed. /study today shows it there.`,
  );
}

/** The same question, where it is a question of the day in the member's workspace whose answer is still to be revealed. */
export async function openAs(call: Call, { pack, id }: Pick<AskedQuestion, 'pack' | 'id'>) {
  const open = await openNearby(call);
  return open.find((one) => one.pack === pack && one.question === id);
}

/** The questions that are open in the member's workspace. */
export function openNearby({ context, visit, now }: Call) {
  return context.store.openInWorkspace(visit.channel.platform, visit.channel.workspace, now);
}

/** Grades and keeps words. @returns the verdict, or the form with what is wrong where the words can't be taken */
export async function answerInWords(call: Call, postId: number, text: string): Promise<Form | Message> {
  const words = readWords(text);
  if (words.ok) return answer(call, postId, (question) => write(question, words.value));
  const post = await askingPost(call, postId);
  return writeOrSettled(call, post, { value: text, problem: words.problem });
}

/** The form for a written answer, or the verdict where there is nothing left to write. */
export async function formFor(call: Call, postId: number): Promise<Form | Message> {
  return writeOrSettled(call, await askingPost(call, postId));
}

async function writeOrSettled(call: Call, post: AskingPost, typed?: Typed): Promise<Form | Message> {
  const settled = await settledAnswer(call, post);
  return settled ?? writeForm(post.id, post.question, call.context.secondOpinion !== undefined, typed);
}

/** A step on the way to an answer that is not one yet: options to choose from, or picks to submit. */
export async function draft(call: Call, postId: number, picks?: readonly number[]): Promise<Message> {
  const post = await askingPost(call, postId);
  const settled = await settledAnswer(call, post);
  if (settled) return settled;
  if (picks?.length) choose(post.question, picks);
  return picks ? pickDraft({ ...viewOf(post), picks }) : optionsInstead(viewOf(post));
}

async function gradedAnswer(call: Call, post: AskingPost, response: Response): Promise<Answer> {
  return {
    postId: post.id,
    memberId: (await call.member()).id,
    channelId: post.channelId,
    response,
    verdict: await gradeResponse(call.context, post.question, response),
    at: call.now,
  };
}

import type { AskedQuestion } from '../core/asked-question.ts';
import { grade } from '../core/grading/grade.ts';
import type { Response } from '../core/response.ts';
import { validityAfter } from '../core/ruling.ts';
import { Temporal } from '../core/time.ts';
import type { Form } from '../message/form.ts';
import type { Button, Message } from '../message/message.ts';
import { optionsInstead, pickDraft, privateQuestion } from '../message/views/question.ts';
import { missed, tooLate, verdict } from '../message/views/verdict.ts';
import { writeForm } from '../message/views/write-form.ts';
import { type AskingPost, askingPost } from './asking-post.ts';
import type { Call } from './call.ts';
import { flagButton } from './flagging.ts';
import { reading } from './library.ts';
import type { Answer } from './ports/answers.ts';
import type { Post } from './ports/posts.ts';
import { Refusal } from './refusal.ts';
import { readWords, write } from './responding.ts';
import { refOf } from './ruling.ts';

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
  if (outcome.type === 'duplicate') return verdictMessage(call, post, outcome.first, true);
  if (post.kind === 'question') call.context.counter.changed(post.id);
  return verdictMessage(call, post, given, false);
}

/**
 * What somebody sees who cannot answer any more: their own verdict, or that the question is closed.
 * @throws Refusal where it is a practice question, not answered yet, that is a question of the day by now
 */
async function settledAnswer(call: Call, post: AskingPost): Promise<Message | undefined> {
  const first = await firstAnswer(call, post);
  if (first) return verdictMessage(call, post, first, true);
  if (post.kind === 'practice') await requireNotOpen(call, post);
  return isClosed(post, call) ? tooLate(post.question, readingOf(call, post)) : undefined;
}

async function firstAnswer(call: Call, post: AskingPost): Promise<Answer | undefined> {
  return call.context.store.answerOf(post.id, (await call.member()).id);
}

/** Practice tells the answer at once, so it must not while that still counts in any channel of the workspace. */
async function requireNotOpen(call: Call, { question }: AskingPost): Promise<void> {
  const open = await openNearby(call);
  const same = open.find((one) => one.pack === question.pack && one.question === question.id);
  if (!same) return;
  throw new Refusal(
    `This is a question of the day in #${same.channelName} by now, so it is no practice until its answer is revealed. /study today shows it there.`,
  );
}

/** The questions that are open in the member's workspace. */
export function openNearby({ context, visit, now }: Call) {
  return context.store.openInWorkspace(visit.channel.platform, visit.channel.workspace, now);
}

/** A question of the day for one member: to answer, or with the verdict, or, where that time is over, with the answer. */
export async function questionForMember(call: Call, post: AskingPost): Promise<Message> {
  const first = await firstAnswer(call, post);
  if (first) return verdictMessage(call, post, first, true);
  if (isClosed(post, call)) return missed(post.question, readingOf(call, post));
  return privateQuestion(viewOf(call, post));
}

/** Grades and keeps words. @returns the verdict, or the form with what is wrong where the words can't be taken */
export async function answerInWords(call: Call, postId: number, text: string): Promise<Form | Message> {
  const words = readWords(text);
  if (words.ok) return answer(call, postId, (question) => write(question, words.value));
  const post = await askingPost(call, postId);
  const typed = { value: text, problem: words.problem };
  return (await settledAnswer(call, post)) ?? writeForm(post.id, post.question, typed);
}

/** The form for a written answer, or the verdict where there is nothing left to write. */
export async function formFor(call: Call, postId: number): Promise<Form | Message> {
  const post = await askingPost(call, postId);
  return (await settledAnswer(call, post)) ?? writeForm(post.id, post.question);
}

/** A step on the way to an answer that is not one yet: options to choose from, or picks to submit. */
export async function draft(call: Call, postId: number, picks?: readonly number[]): Promise<Message> {
  const post = await askingPost(call, postId);
  const settled = await settledAnswer(call, post);
  if (settled) return settled;
  return picks ? pickDraft({ ...viewOf(call, post), picks }) : optionsInstead(viewOf(call, post));
}

/** What views need to know of a question. */
export function viewOf(call: Pick<Call, 'context'>, post: AskingPost) {
  const { question } = post;
  return {
    post: post.id,
    question,
    chapterTitle: call.context.library.chapter(question.pack, question.chapter)?.title,
    practice: post.kind === 'practice',
  };
}

async function gradedAnswer(call: Call, post: AskingPost, response: Response): Promise<Answer> {
  const synonyms = call.context.library.pack(post.question.pack)?.synonyms ?? [];
  return {
    postId: post.id,
    memberId: (await call.member()).id,
    channelId: post.channelId,
    response,
    verdict: grade(post.question, response, synonyms),
    at: call.now,
  };
}

/** @param again they had answered before: only then organisers may have ruled on the question since */
async function verdictMessage(call: Call, post: AskingPost, given: Answer, again: boolean): Promise<Message> {
  const decisions = again ? await call.context.store.decisions(refOf(post)) : [];
  return verdict({
    question: post.question,
    response: given.response,
    verdict: given.verdict,
    validity: validityAfter(decisions),
    again,
    practice: post.kind === 'practice',
    reading: readingOf(call, post),
  });
}

/** What can be done below an answer: read on, practise on, say that the question is wrong. */
function readingOf(call: Call, post: AskingPost): readonly Button[] {
  const { pack, chapter } = post.question;
  const another: Button = { label: 'Another one', action: { type: 'quiz-chapter', pack, chapter } };
  return [
    ...reading(call.context.library, pack, post.question),
    ...(post.kind === 'practice' ? [another] : []),
    flagButton(post),
  ];
}

function isClosed(post: Post, call: Call): boolean {
  return post.closesAt !== null && Temporal.Instant.compare(call.now, post.closesAt) >= 0;
}

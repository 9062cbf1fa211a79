import type { AskedQuestion } from '../core/asked-question.ts';
import { grade } from '../core/grading/grade.ts';
import { limits } from '../core/limits.ts';
import type { Response } from '../core/response.ts';
import { Temporal } from '../core/time.ts';
import type { Form } from '../message/form.ts';
import type { Message } from '../message/message.ts';
import { optionsInstead, pickDraft, privateQuestion } from '../message/views/question.ts';
import { tooLate, verdict } from '../message/views/verdict.ts';
import { writeForm } from '../message/views/write-form.ts';
import type { Call } from './call.ts';
import { reading } from './library.ts';
import type { Answer } from './ports/answers.ts';
import type { Post } from './ports/posts.ts';
import { Refusal } from './refusal.ts';

/** A post that asks a question. */
export interface AskingPost extends Post {
  readonly question: AskedQuestion;
}

/** Whether a post asks a question. */
export function asks(post: Post | undefined): post is AskingPost {
  return post?.question != null;
}

/**
 * The post behind a button. Tokens come from outside, so that everything is checked: it must ask a question, in this
 * channel, and a practice question must be this member's.
 * @throws Refusal
 */
async function postToAnswer(call: Call, postId: number): Promise<AskingPost> {
  const [post, channel] = await Promise.all([call.context.store.post(postId), call.channel()]);
  const practice = post?.kind === 'practice';
  if (!asks(post) || post.channelId !== channel.id || !(practice || post.kind === 'question')) {
    throw new Refusal('That question is not one of this channel’s. /study today shows what is open here.');
  }
  if (practice && post.memberId !== (await call.member()).id) {
    throw new Refusal('That practice question is somebody else’s. /study quiz gives you your own.');
  }
  return post;
}

/** Grades and keeps a member's answer. @returns the verdict, of the first answer where this is not the first */
export async function answer(
  call: Call,
  postId: number,
  respond: (question: AskedQuestion) => Response,
): Promise<Message> {
  const post = await postToAnswer(call, postId);
  const before = await settledAnswer(call, post);
  if (before) return before;
  const given = await gradedAnswer(call, post, respond(post.question));
  const outcome = await call.context.store.recordAnswer(given, post.kind === 'question');
  if (outcome.type === 'duplicate') return verdictMessage(call, post, outcome.first, true);
  if (post.kind === 'question') call.context.counter.changed(post.id);
  return verdictMessage(call, post, given, false);
}

/** What somebody sees who cannot answer any more: their own verdict, or that the question is closed. */
async function settledAnswer(call: Call, post: AskingPost): Promise<Message | undefined> {
  const first = await call.context.store.answerOf(post.id, (await call.member()).id);
  if (first) return verdictMessage(call, post, first, true);
  return isClosed(post, call) ? tooLate(post.question, readingOf(call, post)) : undefined;
}

/** The private view of a question: to answer, or the verdict where that has been done. */
export async function questionForMember(call: Call, post: AskingPost): Promise<Message> {
  return (
    (await settledAnswer(call, post)) ??
    privateQuestion({ ...viewOf(call, post), practice: post.kind === 'practice' })
  );
}

/** The form for a written answer, or the verdict where there is nothing left to write. */
export async function formFor(call: Call, postId: number): Promise<Form | Message> {
  const post = await postToAnswer(call, postId);
  return (await settledAnswer(call, post)) ?? writeForm(post.id, post.question);
}

/** A step on the way to an answer that is not one yet: options to choose from, or picks to submit. */
export async function draft(call: Call, postId: number, picks?: readonly number[]): Promise<Message> {
  const post = await postToAnswer(call, postId);
  const settled = await settledAnswer(call, post);
  if (settled) return settled;
  return picks ? pickDraft({ ...viewOf(call, post), picks }) : optionsInstead(viewOf(call, post));
}

/** Options at these places of the question as it was asked. @throws Refusal where there is none at a place */
export function choose(question: AskedQuestion, places: readonly number[]): Response {
  if (places.length === 0) throw new Refusal('Pick at least one option first.');
  const picks = places.map((place) => {
    const option = question.options[place];
    if (!option) throw new Refusal('That question has no such option.');
    return option.id;
  });
  return { type: 'choice', picks };
}

/** An answer in the member's own words. @throws Refusal where it is empty, too long, or the question takes none */
export function write(question: AskedQuestion, text: string): Response {
  const words = text.trim();
  if (question.kind !== 'spot-the-issue') throw new Refusal('That question is answered with its buttons.');
  if (words === '') throw new Refusal('Your answer is empty, so nothing was recorded. A sentence is enough.');
  if (words.length > limits.answer) {
    throw new Refusal(
      `Your answer has ${words.length} characters, and ${limits.answer} are the most. Nothing was recorded.`,
    );
  }
  return { type: 'written', text: words };
}

/** What views need to know of a question. */
export function viewOf(call: Pick<Call, 'context'>, post: AskingPost) {
  const { question } = post;
  return {
    post: post.id,
    question,
    chapterTitle: call.context.library.chapter(question.pack, question.chapter)?.title,
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

function verdictMessage(call: Call, post: AskingPost, given: Answer, again: boolean): Message {
  return verdict({
    question: post.question,
    response: given.response,
    verdict: given.verdict,
    again,
    practice: post.kind === 'practice',
    reading: [
      ...readingOf(call, post),
      ...(post.kind === 'practice'
        ? [
            {
              label: 'Another one',
              action: { type: 'quiz-chapter', pack: post.question.pack, chapter: post.question.chapter },
            } as const,
          ]
        : []),
    ],
  });
}

function readingOf(call: Call, post: AskingPost) {
  return reading(call.context.library, post.question.pack, post.question);
}

function isClosed(post: Post, call: Call): boolean {
  return post.closesAt !== null && Temporal.Instant.compare(call.now, post.closesAt) >= 0;
}

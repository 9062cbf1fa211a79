import { limits } from '../core/limits.ts';
import { excerpt, note } from '../message/blocks.ts';
import type { Form } from '../message/form.ts';
import type { Button, Message } from '../message/message.ts';
import { flagForm } from '../message/views/flag-form.ts';
import { type AskingPost, askingPost } from './asking-post.ts';
import type { Call } from './call.ts';
import { onceKept } from './once-kept.ts';
import type { Post } from './ports/posts.ts';
import { noticesTo } from './slot-posts.ts';

/** Below an answer: says that something is wrong with its question. */
export function flagButton({ id }: Post): Button {
  return { label: 'Flag this question', action: { type: 'flag', post: id } };
}

/** The form that asks what is wrong. @throws Refusal where the post is not one of theirs */
export async function flagFormFor(call: Call, postId: number): Promise<Form> {
  const post = await askingPost(call, postId);
  return flagForm(post.id, post.question);
}

/** Keeps a flag, and tells the organisers of the first. @returns the form again where the reason can't be taken */
export async function flag(call: Call, postId: number, typed: string): Promise<Form | Message> {
  const post = await askingPost(call, postId);
  const reason = typed.trim();
  const problem = whyNot(reason);
  if (problem) return flagForm(post.id, post.question, { value: typed, problem });
  const { pack, id: question } = post.question;
  const outcome = await call.context.store.flag({
    postId: post.id,
    memberId: (await call.member()).id,
    channelId: post.channelId,
    pack,
    question,
    reason,
    at: call.now,
  });
  // Also where it was flagged before: they may not have been told then.
  await onceKept(() => tellOrganisers(call, post));
  if (outcome === 'duplicate') return note('You have flagged this question already. The organisers have it.');
  return note('Thank you. The organisers of this channel will look at it. They don’t see who flagged it.');
}

function whyNot(reason: string): string | undefined {
  if (reason === '') return 'Say in a few words what is wrong.';
  if (reason.length > limits.reason) return `At most ${limits.reason} characters, please.`;
  return undefined;
}

/** Once for each question, until somebody rules: the number of decisions is part of what is unique. */
async function tellOrganisers(call: Call, { question, date }: AskingPost): Promise<void> {
  const plan = await call.plan();
  if (!plan) return;
  const { store } = call.context;
  const ref = { channelId: plan.channel.id, pack: question.pack, question: question.id };
  const decided = await store.decisions(ref);
  await store.addPosts(
    noticesTo(plan, {
      slot: `flagged/${question.pack}/${question.id}/${decided.length}`,
      date,
      dueAt: call.now,
      notice: { type: 'flagged', stem: excerpt(question.stem, 140) },
    }),
  );
}

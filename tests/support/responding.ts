import type { Reply } from '../../src/app/ports/platform.ts';
import type { AskedQuestion } from '../../src/core/asked-question.ts';
import { buttonsOf, type Study, textOf } from './study.ts';

/** The question that a reply asks. @throws Error where it asks none */
function postOf(reply: Reply): number {
  const action = buttonsOf(reply).find((button) => 'post' in button.action)?.action;
  if (!action || !('post' in action)) throw new Error(`no question: ${textOf(reply)}`);
  return action.post;
}

/** The question of a reply, as it was asked. */
export async function asked(study: Study, reply: Reply): Promise<AskedQuestion> {
  const post = await study.store.post(postOf(reply));
  if (!post?.question) throw new Error('no question');
  return post.question;
}

/** Answers the question of a reply, wholly right or wrong. @returns the verdict */
export async function respond(study: Study, reply: Reply, right: boolean, name = 'Ben'): Promise<Reply> {
  const { options } = await asked(study, reply);
  const picks = options.flatMap((option, place) => (option.right === right ? [place] : []));
  const post = postOf(reply);
  const { kind } = await asked(study, reply);
  return study.ask(
    name,
    kind === 'multi-select'
      ? { type: 'submit', post, picks }
      : { type: 'answer', post, option: picks[0] ?? 0 },
  );
}

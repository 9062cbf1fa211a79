import type { AskedQuestion } from '../core/asked-question.ts';
import type { Call } from './call.ts';
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
export async function askingPost(call: Call, postId: number): Promise<AskingPost> {
  // All at once: where a form is asked for, platforms give little time.
  const [post, channel, member] = await Promise.all([
    call.context.store.post(postId),
    call.channel(),
    call.member(),
  ]);
  const practice = post?.kind === 'practice';
  if (!asks(post) || post.channelId !== channel.id || !(practice || post.kind === 'question')) {
    throw new Refusal('That question is not one of this channel’s. /study today shows what is open here.');
  }
  // It may be asked another day.
  if (post.state === 'skipped' || post.state === 'failed')
    throw new Refusal(
      'That question was not posted, so it cannot be answered. /study today shows what is open here.',
    );
  if (practice && post.memberId !== member.id) {
    throw new Refusal('That practice question is somebody else’s. /study quiz gives you your own.');
  }
  return post;
}

import { formatMoment, formatTime } from '../../core/plan-words.ts';
import type { PostKind, PostRecord } from '../ports/posts.ts';

const names: Readonly<Record<PostKind, string>> = {
  question: 'Question',
  reveal: 'Reveal',
  discussion: 'Thread for the discussion',
  leaderboard: 'Leaderboard',
  notice: 'Notice',
  share: 'Shared term',
  practice: 'Practice question',
  ruling: 'Ruling',
  picture: 'Picture of the leaderboard',
};

/** What became of a post, in a line such as `Question of 09:00: posted at 12:00.` */
export function postLine(post: PostRecord, zone: string): string {
  // Reveals are shown for days.
  const describe = post.kind === 'question' || post.kind === 'leaderboard' ? formatTime : formatMoment;
  return `${names[post.kind]} of ${describe(post.dueAt, zone)}: ${fate(post, zone)}.`;
}

function fate(post: PostRecord, zone: string): string {
  switch (post.state) {
    case 'sent':
      return post.sentAt ? `posted at ${formatTime(post.sentAt, zone)}` : 'posted';
    case 'skipped':
      return `not posted, ${post.reason ?? 'skipped'}`;
    case 'failed':
      return `given up: ${post.reason ?? 'it could not be sent'}`;
    case 'planned':
      return waiting(post);
  }
}

function waiting({ reason, failures }: PostRecord): string {
  if (reason === null) return 'on its way';
  if (failures === 0) return `waiting: ${reason}`;
  return `still trying after ${failures === 1 ? 'one failure' : `${failures} failures`}: ${reason}`;
}

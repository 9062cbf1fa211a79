import { formatDate, formatMoment, formatTime } from '../../core/plan-words.ts';
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

/** What became of a post of today, in a line such as `Question of 09:00: posted at 12:00.` */
export function todaysLine(post: PostRecord, zone: string): string {
  return `${names[post.kind]} of ${formatTime(post.dueAt, zone)}: ${fate(post, zone)}.`;
}

/** The same of any day, such as `Question of Mon 23 Nov, 09:00: posted at 12:00.` */
export function datedLine(post: PostRecord, zone: string): string {
  // A reveal that is repeated is due anew.
  const isReveal = post.kind === 'reveal';
  const name = isReveal ? nameOf(post) : `${names[post.kind]} of ${formatMoment(post.dueAt, zone)}`;
  return `${name}: ${fate(post, zone)}.`;
}

/** A post by its local date, such as `Reveal of Mon 23 Nov`. */
export function nameOf({ kind, date }: Pick<PostRecord, 'kind' | 'date'>): string {
  return `${names[kind]} of ${formatDate(date)}`;
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

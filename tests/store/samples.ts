import type { Answer } from '../../src/app/ports/answers.ts';
import type { Draft } from '../../src/app/ports/plans.ts';
import type { NewPost, Post } from '../../src/app/ports/posts.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { AskedQuestion } from '../../src/core/asked-question.ts';
import type { ChoiceQuestion } from '../../src/core/pack.ts';
import type { Plan } from '../../src/core/plan.ts';
import { type Instant, Temporal } from '../../src/core/time.ts';

/** A moment: nine o'clock in Berlin on a day of November 2026, and some minutes. */
export function at(day: number, minutes = 0): Instant {
  return Temporal.Instant.from(`${date(day)}T08:00:00Z`).add({ minutes });
}

export function date(day: number): string {
  return `2026-11-${String(day).padStart(2, '0')}`;
}

export const plan: Plan = {
  pack: 'ddia',
  order: 'reading',
  chaptersPerWeek: null,
  days: [1, 2, 3, 4, 5],
  times: ['09:00'],
  zone: 'Europe/Berlin',
  reveal: { type: 'after', hours: 6 },
  leaderboard: { day: 5, time: '16:00' },
  breaks: [{ from: '2026-12-24', to: '2027-01-01' }],
  graceHours: 4,
  startsOn: '2026-11-23',
  seed: 7,
};

/** A draft of a first plan. */
export const draft: Draft = { plan, organisers: [], base: null, typed: null };

export function question(change: Partial<ChoiceQuestion> = {}): AskedQuestion {
  return {
    id: 'quorum-overlap',
    pack: 'ddia',
    packVersion: '1.0.0',
    chapter: 5,
    kind: 'multiple-choice',
    difficulty: 2,
    stem: [{ type: 'paragraph', spans: [{ text: 'Five replicas, three written: how many must be read?' }] }],
    options: [
      { id: 'two', text: [{ text: 'Two' }], right: false, feedback: [{ text: '3 + 2 is not over 5.' }] },
      { id: 'three', text: [{ text: 'Three' }], right: true, feedback: [{ text: '3 + 3 is over 5.' }] },
    ],
    explanation: [{ type: 'paragraph', spans: [{ text: 'They overlap where w + r > n.' }] }],
    concepts: ['quorums'],
    terms: ['quorum'],
    ...change,
  };
}

export function channel(store: Store, name = 'study') {
  return store.channelFor({ platform: 'web', workspace: 'playground', channel: name }, name);
}

export function member(store: Store, name: string) {
  return store.memberFor({ platform: 'web', workspace: 'playground', member: name.toLowerCase() }, name);
}

/** The question of a day's first slot, in the outbox. */
export function questionPost(channelId: number, day: number, change: Partial<NewPost> = {}): NewPost {
  return {
    channelId,
    kind: 'question',
    slot: `${date(day)}/1`,
    date: date(day),
    state: 'planned',
    reason: null,
    dueAt: at(day),
    closesAt: at(day, 360),
    question: question(),
    notice: null,
    shared: null,
    memberId: null,
    ...change,
  };
}

export async function addPost(store: Store, post: NewPost): Promise<Post> {
  const [added] = await store.addPosts([post]);
  if (!added) throw new Error(`Slot ${post.slot} is taken`);
  return added;
}

/** Claims with the clock of a day, for a minute. */
export function claim(
  store: Store,
  day: number,
  change: { leaseMs?: number; limit?: number; channelId?: number } = {},
) {
  return store.claim({ platform: 'web', now: at(day), leaseMs: 60_000, limit: 100, ...change });
}

/** Sends all that is due up to a day. */
export async function sendAll(store: Store, day: number): Promise<void> {
  for (let due = await claim(store, day); due.length > 0; due = await claim(store, day)) {
    for (const post of due) await store.markSent(post, `message-${post.id}`, post.dueAt);
  }
}

/** An answer, right unless told otherwise, a minute after its post was due. */
export function answer(post: Post, by: { id: number }, change: Partial<Answer> = {}): Answer {
  return {
    postId: post.id,
    memberId: by.id,
    channelId: post.channelId,
    response: { type: 'choice', picks: ['three'] },
    verdict: { fraction: 1, points: 2, ideasHit: [] },
    at: post.dueAt.add({ minutes: 1 }),
    ...change,
  };
}

export const wrong: Partial<Answer> = {
  response: { type: 'choice', picks: ['two'] },
  verdict: { fraction: 0, points: 0, ideasHit: [] },
};

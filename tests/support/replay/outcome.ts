import type { Store } from '../../../src/app/ports/store.ts';
import { dueReviews, memories, type PastRecall } from '../../../src/core/learning/review.ts';
import type { Pack } from '../../../src/core/pack.ts';
import type { Score } from '../../../src/core/score.ts';
import { type BoardWindow, boardWindow, rank } from '../../../src/core/standings.ts';
import { type Instant, localDateIn, Temporal } from '../../../src/core/time.ts';
import { monday, textOf, visitOf } from '../study.ts';
import { type Execute, type Key, readLedger } from './facts.ts';
import { people } from './histories.ts';
import { fewQuestions, type Life, plan, postIn } from './living.ts';

/** What follows from all that happened, by names, so that it can be compared whoever came first. */
export interface Outcome {
  /** What members earned with each post, in hundredths of a point, and what they could have earned. */
  readonly ledger: Readonly<Record<Key, { readonly points: number; readonly possible: number }>>;
  /** The board of every week, of every month and of all time in each channel. */
  readonly standings: readonly Board[];
  /** For each member: what is due for review in so many days, first to last, and the answers that it follows from. */
  readonly queues: Readonly<Record<string, Queue>>;
  /** For each member: what `/study review` asks. */
  readonly reviews: Readonly<Record<string, string>>;
}

interface Board {
  readonly channelId: number;
  readonly to: string;
  readonly lines: readonly object[];
}

interface Queue {
  readonly recalls: readonly PastRecall[];
  readonly due: readonly (readonly string[])[];
}

/** The outcome as the app and its store have it, who lived through it all. */
export async function outcomeOf(store: Store, execute: Execute, life: Life): Promise<Outcome> {
  const pack = await fewQuestions();
  const queues: Record<string, Queue> = {};
  const reviews: Record<string, string> = {};
  for (const name of people) {
    const { id } = await store.memberFor(visitOf(name).member, name);
    queues[name] = queueOf(pack, await store.recallsOf(id, pack.id), life.now);
    reviews[name] = await askedInReview(store, life, name);
  }
  const standings = await Promise.all(
    windowsUntil(life.now).flatMap((span) =>
      channelIds.map(async (id) => boardOf(id, span, await store.scores(id, span.from, span.to))),
    ),
  );
  return { ledger: await readLedger(execute), standings, queues, reviews };
}

async function askedInReview(store: Store, life: Life, name: string): Promise<string> {
  const reply = await life.ask(name, '/study review');
  const asked = (await store.post(postIn(reply)))?.question?.id;
  return asked ? reviewLine(asked, Number(/Review: (\d+) due/.exec(textOf(reply))?.[1])) : nothingAsked;
}

/** What somebody is asked for whom so many things are due. */
export function reviewLine(question: string, due: number): string {
  return `${question}, ${due} due`;
}

export const nothingAsked = 'nothing';

/** The channels, in the order in which they were set up. */
export const channelIds = [1, 2] as const;

/** Every span of time that has a board: each week, each month, and all time. */
export function windowsUntil(now: Instant): readonly BoardWindow[] {
  const spans = [boardWindow(plan, 'all', now)];
  for (
    let at = monday;
    Temporal.Instant.compare(at, now.add({ hours: 24 * 7 })) < 0;
    at = at.add({ hours: 24 * 7 })
  )
    spans.push(boardWindow(plan, 'week', at), boardWindow(plan, 'month', at));
  return spans;
}

/** A board, without ids. */
export function boardOf(channelId: number, { to }: BoardWindow, scores: readonly Score[]): Board {
  const lines = rank(scores).map(({ memberId: _, ...line }) => line);
  return { channelId, to: to.toString(), lines };
}

/** What is due for review today and later, by what somebody answered. */
export function queueOf(pack: Pack, recalls: readonly PastRecall[], now: Instant): Queue {
  const known = memories(pack, recalls, plan.zone);
  const due = [0, 1, 3, 10, 30].map((days) =>
    dueReviews(known, localDateIn(plan.zone, now.add({ hours: 24 * days }))).map(({ concept }) => concept),
  );
  return { recalls, due };
}

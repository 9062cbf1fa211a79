import type { AskingPost } from '../../../src/app/asking-post.ts';
import type { ChannelQuestion } from '../../../src/app/ports/rulings.ts';
import { grade } from '../../../src/core/grading/grade.ts';
import { dueReviews, memories, type PastRecall, siblingFinder } from '../../../src/core/learning/review.ts';
import type { Pack } from '../../../src/core/pack.ts';
import { isSetAside, isValid, type Validity, validityAfter, worthOf } from '../../../src/core/ruling.ts';
import type { Score } from '../../../src/core/score.ts';
import type { BoardWindow } from '../../../src/core/standings.ts';
import { type Instant, localDateIn, Temporal } from '../../../src/core/time.ts';
import { type Facts, type GivenAnswer, keyOf } from './facts.ts';
import { people } from './histories.ts';
import { plan } from './living.ts';
import {
  boardOf,
  channelIds,
  nothingAsked,
  type Outcome,
  queueOf,
  reviewLine,
  windowsUntil,
} from './outcome.ts';

/** An answer as it is worth after all rulings. */
interface Weighed {
  readonly name: string;
  readonly memberId: number;
  readonly post: AskingPost;
  readonly at: Instant;
  readonly validity: Validity;
  /** Hundredths of a point. */
  readonly points: number;
  readonly possible: number;
  readonly recall: PastRecall;
}

/** What follows from the facts alone: no entry of the ledger, and nothing that the app has worked out, is read. */
export function replay(facts: Facts, pack: Pack, now: Instant): Outcome {
  const weighed = facts.answers.map((answer) => weigh(facts, pack, answer)).sort(byTime);
  const scored = weighed.filter(({ post }) => post.kind === 'question');
  const excluded = new Set([...openAt(facts, now), ...setAside(facts)]);
  const told = people.map((name) => {
    const own = weighed.filter((one) => one.name === name && !one.validity.void);
    return { name, recalls: own.map(({ recall }) => recall) };
  });
  return {
    ledger: Object.fromEntries(
      scored.map(({ post, name, points, possible }) => [keyOf(post, name), { points, possible }]),
    ),
    standings: windowsUntil(now).flatMap((span) =>
      channelIds.map((id) => boardOf(id, span, scoresIn(scored, id, span))),
    ),
    queues: Object.fromEntries(told.map(({ name, recalls }) => [name, queueOf(pack, recalls, now)])),
    reviews: Object.fromEntries(
      told.map(({ name, recalls }) => [name, reviewOf(pack, recalls, excluded, now)]),
    ),
  };
}

/** Grades an answer anew, and weighs it by all that was decided about its question in its channel. */
function weigh(facts: Facts, pack: Pack, answer: GivenAnswer): Weighed {
  const { name, memberId, at, response } = answer;
  const post = postOf(facts, answer);
  const { question, channelId } = post;
  const verdict = grade(question, response, pack.synonyms);
  const validity = validityOf(facts, { channelId, pack: question.pack, question: question.id });
  const { fraction, points, possible } = worthOf(question, { response, verdict }, validity);
  const { id, kind, difficulty } = question;
  return {
    ...{ name, memberId, post, at, validity },
    points: Math.round(points * 100),
    possible: possible * 100,
    recall: { question: id, at, kind, difficulty, written: response.type === 'written', fraction },
  };
}

function postOf({ posts }: Facts, { postId }: GivenAnswer): AskingPost {
  const post = posts.find(({ id }) => id === postId);
  if (!post) throw new Error(`an answer to no question: ${postId}`);
  return post;
}

function validityOf({ rulings }: Facts, question: ChannelQuestion): Validity {
  return validityAfter(rulings.filter((one) => isSame(one, question)).map(({ decision }) => decision));
}

function isSame(one: ChannelQuestion, other: ChannelQuestion): boolean {
  return one.channelId === other.channelId && one.pack === other.pack && one.question === other.question;
}

function byTime(one: Weighed, other: Weighed): number {
  return Temporal.Instant.compare(one.at, other.at) || one.post.id - other.post.id;
}

function scoresIn(
  scored: readonly Weighed[],
  channelId: number,
  { from, to }: BoardWindow,
): readonly Score[] {
  const inside = scored.filter(
    ({ post, at }) =>
      post.channelId === channelId &&
      (!from || Temporal.Instant.compare(at, from) > 0) &&
      Temporal.Instant.compare(at, to) <= 0,
  );
  return [...new Set(inside.map(({ name }) => name))].map((name) => {
    const own = inside.filter((one) => one.name === name);
    return {
      name,
      memberId: own[0]?.memberId ?? 0,
      points: own.reduce((sum, { points }) => sum + points, 0) / 100,
      possible: own.reduce((sum, { possible }) => sum + possible, 0) / 100,
      answers: own.length,
      days: new Set(own.map(({ post }) => post.date)).size,
    };
  });
}

function reviewOf(
  pack: Pack,
  recalls: readonly PastRecall[],
  excluded: ReadonlySet<string>,
  now: Instant,
): string {
  const siblingOn = siblingFinder(pack, recalls, excluded);
  const due = dueReviews(memories(pack, recalls, plan.zone), localDateIn(plan.zone, now)).flatMap(
    ({ concept }) => siblingOn(concept) ?? [],
  );
  return due[0] ? reviewLine(due[0].id, due.length) : nothingAsked;
}

/** Questions of the day that are open in either channel. */
function openAt({ posts }: Facts, now: Instant): readonly string[] {
  return posts
    .filter(({ closesAt }) => closesAt && Temporal.Instant.compare(closesAt, now) > 0)
    .map(({ question }) => question.id);
}

/** Questions that either channel does not ask: found wrong, or flagged by many since the last ruling. */
function setAside(facts: Facts): readonly string[] {
  return [...facts.flags, ...facts.rulings]
    .filter((one) => isDoubtful(facts, one))
    .map(({ question }) => question);
}

function isDoubtful(facts: Facts, question: ChannelQuestion): boolean {
  const last = facts.rulings.findLast((one) => isSame(one, question))?.at;
  const flags = facts.flags.filter(
    (one) => isSame(one, question) && (!last || Temporal.Instant.compare(one.at, last) > 0),
  );
  const answerers = facts.answers.filter((answer) => {
    const { kind, channelId, question: asked } = postOf(facts, answer);
    return kind === 'question' && isSame({ channelId, pack: asked.pack, question: asked.id }, question);
  });
  const people = (rows: readonly { memberId: number }[]) =>
    new Set(rows.map(({ memberId }) => memberId)).size;
  return isSetAside(people(flags), people(answerers)) || !isValid(validityOf(facts, question));
}

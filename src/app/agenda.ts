import { dueReviews, memories, nextReview, type PastRecall, siblingFinder } from '../core/learning/review.ts';
import type { Pack, Question } from '../core/pack.ts';
import { type Instant, localDateIn, Temporal } from '../core/time.ts';
import { type Call, zoneOf } from './call.ts';
import type { Context } from './context.ts';
import type { Channel } from './ports/people.ts';
import { givenUpIn, setAsideIn } from './set-aside.ts';

/** What a member has to review of a pack. */
export interface Agenda {
  /** All that they have answered of it, and that still tells something. */
  readonly answers: readonly PastRecall[];
  /** For each thing that is due and can be asked, the question to ask: what was missed comes first. */
  readonly due: readonly Question[];
  /** How many things are due that cannot be asked about now, but some day: what would ask is open, or awaits a ruling. */
  readonly waiting: number;
  /** In how many days something more will be due; undefined where nothing will. */
  readonly nextInDays: number | undefined;
}

/** Whose agenda, of what, where and when. */
interface Wanted {
  readonly memberId: number;
  readonly pack: Pack;
  readonly channel: Channel;
  readonly now: Instant;
  /** Whose calendar counts. */
  readonly zone: string;
}

/**
 * Finds what is due for a member. Not asked is what is open as a question of the day anywhere in the workspace, since a
 * review tells its answer, and what is set aside in any of its channels. Things about which all questions are given up
 * are never due.
 */
export async function agendaOf(context: Context, wanted: Wanted): Promise<Agenda> {
  const { memberId, pack, now, zone } = wanted;
  const [answers, { never, notNow }] = await Promise.all([
    context.store.recallsOf(memberId, pack.id),
    notToAsk(context, wanted),
  ]);
  const today = localDateIn(zone, now);
  const everOn = siblingFinder(pack, answers, never);
  const known = new Map([...memories(pack, answers, zone)].filter(([concept]) => everOn(concept)));
  const concepts = dueReviews(known, today).map(({ concept }) => concept);
  const siblingOn = siblingFinder(pack, answers, notNow);
  const due = concepts.flatMap((concept) => siblingOn(concept) ?? []);
  const next = nextReview(known, today);
  return {
    answers,
    due,
    waiting: concepts.length - due.length,
    nextInDays: next === undefined ? undefined : Temporal.PlainDate.from(today).until(next).days,
  };
}

/** The same for whoever asks, where they ask. */
export async function ownAgenda(call: Call, pack: Pack): Promise<Agenda> {
  const [{ id: memberId }, channel, zone] = await Promise.all([call.member(), call.channel(), zoneOf(call)]);
  return agendaOf(call.context, { memberId, pack, channel, now: call.now, zone });
}

/** Ids of questions that are never asked again, and of those that are not asked now, which are more. */
async function notToAsk({ store }: Context, { pack, channel, now }: Wanted) {
  const { platform, workspace, id } = channel;
  const [open, studying] = await Promise.all([
    store.openInWorkspace(platform, workspace, now),
    store.studyingChannels({ platform, workspace }),
  ]);
  const concerns = await store.concerns([id, ...studying.map((one) => one.id)]);
  const openHere = open.filter((one) => one.pack === pack.id).map(({ question }) => question);
  return {
    never: givenUpIn(concerns, pack.id),
    notNow: new Set([...openHere, ...setAsideIn(concerns, pack.id)]),
  };
}

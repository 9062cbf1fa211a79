import { Temporal } from '../../core/time.ts';
import type { Message } from '../../message/message.ts';
import { questionsToMend } from '../../message/views/mending.ts';
import { flaggedQuestion } from '../../message/views/rulings.ts';
import { openAs } from '../answering.ts';
import type { Call } from '../call.ts';
import { toMend } from '../mending.ts';
import type { Concern } from '../ports/rulings.ts';
import { Refusal } from '../refusal.ts';
import { flaggedPost, openAfter } from '../ruling.ts';
import { flaggersOf, waitsForRuling } from '../set-aside.ts';
import { type Command, privately } from './command.ts';

/** `/study rulings`: questions that members flagged, one at a time, to decide about, and then what else may need mending. */
export const rulings: Command = {
  name: 'study rulings',
  summary: 'Decide about questions that members flagged',
  args: [],
  organiserOnly: true,
  run: async (call) => privately(await showFlagged(call)),
};

/**
 * The flagged question that comes after the one of a post, or the first; after the last, what else may need mending.
 * @throws Refusal where there is neither
 */
export async function showFlagged(call: Call, after?: number): Promise<Message> {
  const flagged = await flaggedIn(call);
  const place = flagged.findIndex(({ flags }) => flags[0]?.postId === after) + 1;
  const mendings = place < flagged.length - 1 ? [] : await toMend(call);
  if (place === flagged.length && mendings.length > 0) return questionsToMend(mendings, flagged.length);
  return showConcern(call, flagged, place % flagged.length, mendings.length > 0);
}

async function showConcern(
  call: Call,
  flagged: readonly Concern[],
  place: number,
  mending: boolean,
): Promise<Message> {
  const concern = flagged[place];
  const latest = concern?.flags[0];
  if (!concern || !latest)
    throw new Refusal('No question is flagged. Members can flag one below its answer.');
  const post = await flaggedPost(call, latest.postId);
  return flaggedQuestion({
    post: post.id,
    question: post.question,
    place: place + 1,
    of: flagged.length,
    flags: flaggersOf(concern),
    answerers: concern.answerers,
    reasons: concern.flags.map(({ reason }) => reason),
    setAside: waitsForRuling(concern),
    open: isOpenHere(call, concern) || (await openAs(call, post.question)) !== undefined,
    mending,
  });
}

function isOpenHere(call: Call, { closesAt }: Concern): boolean {
  return closesAt !== null && Temporal.Instant.compare(closesAt, openAfter(call)) > 0;
}

/** Those that nobody has ruled on since, most flags first. */
async function flaggedIn(call: Call): Promise<readonly Concern[]> {
  const concerns = await call.context.store.concerns([(await call.channel()).id]);
  return concerns
    .filter(({ flags }) => flags.length > 0)
    .sort((one, other) => flaggersOf(other) - flaggersOf(one));
}

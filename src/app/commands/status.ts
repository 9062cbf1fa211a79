import type { Plan } from '../../core/plan.ts';
import { formatDate, formatTime } from '../../core/plan-words.ts';
import { localDate, nextSlots, type Slot, whyNoSlot } from '../../core/slots.ts';
import { planFields, slotWords } from '../../message/views/setup.ts';
import { status as statusView } from '../../message/views/status.ts';
import { type Call, planOf } from '../call.ts';
import type { ChannelPlan } from '../ports/plans.ts';
import type { Post } from '../ports/posts.ts';
import { type Command, privately } from './command.ts';

const slotsShown = 3;

/** `/study status`: how the plan is doing, and why there was no post today. */
export const status: Command = {
  name: 'study status',
  summary: 'See how the plan is doing, and why there was no post',
  args: [],
  organiserOnly: true,
  async run(call) {
    const channelPlan = await planOf(call);
    const { plan, paused } = channelPlan;
    const pack = call.context.library.pack(plan.pack);
    const date = localDate(plan, call.now);
    return privately(
      statusView({
        today: formatDate(date),
        happened: await happened(call, channelPlan),
        paused: paused?.reason,
        trouble: pack
          ? undefined
          : `The pack “${plan.pack}” is not installed, so nothing can be posted. /study setup lets you pick another.`,
        next: paused ? [] : await upcoming(call, channelPlan),
        unusedLeft:
          pack &&
          (await unused(
            call,
            channelPlan,
            pack.chapters.flatMap(({ questions }) => questions.map(({ id }) => id)),
          )),
        settings: planFields(plan, pack?.title ?? plan.pack),
      }),
    );
  },
};

/** Today's slots and what became of each; or why there were none. */
async function happened(
  call: Call,
  { plan, channel, handledUntil }: ChannelPlan,
): Promise<readonly string[]> {
  const date = localDate(plan, call.now);
  const posts = await call.context.store.postsOn(channel.id, date);
  if (posts.length > 0) return posts.map((post) => postLine(post, plan));
  const none = whyNoSlot(plan, date);
  if (none) return [`No post today: ${none}.`];
  const ahead = nextSlots(plan, call.now, 1, 'question').some((slot) => slot.date === date);
  if (ahead) return ['Nothing has been posted yet today.'];
  return localDate(plan, handledUntil) === date
    ? ['No post today: the plan was set up or resumed after the last time of the day.']
    : ['No post today so far: the time has just come, and Quorum is at it.'];
}

function postLine(post: Post, { zone }: Plan): string {
  const what = post.kind === 'question' ? 'Question' : 'Leaderboard';
  return `${what} of ${formatTime(post.dueAt, zone)}: ${fate(post, zone)}.`;
}

function fate(post: Post, zone: string): string {
  switch (post.state) {
    case 'sent':
      return post.sentAt ? `posted at ${formatTime(post.sentAt, zone)}` : 'posted';
    case 'skipped':
      return `not posted, ${post.reason ?? 'skipped'}`;
    case 'failed':
      return `given up: ${post.reason ?? 'it could not be sent'}`;
    case 'planned':
      return post.attempts > 0
        ? `still trying (${post.attempts} tries so far): ${post.reason ?? ''}`
        : 'on its way';
  }
}

/** The next slots that nobody has skipped. */
async function upcoming(call: Call, { plan, channel }: ChannelPlan): Promise<readonly string[]> {
  const slots = nextSlots(plan, call.now, slotsShown);
  const dates = [...new Set(slots.map((slot) => slot.date))];
  const taken = (await Promise.all(dates.map((date) => call.context.store.postsOn(channel.id, date)))).flat();
  return slots.map((slot) => `${slotWords(slot, plan.zone)}${isSkipped(slot, taken) ? ' (skipped)' : ''}`);
}

function isSkipped(slot: Slot, taken: readonly Post[]): boolean {
  return taken.some((post) => post.kind === slot.kind && post.slot === slot.key && post.state === 'skipped');
}

async function unused(
  call: Call,
  { plan, channel }: ChannelPlan,
  questions: readonly string[],
): Promise<number> {
  const used = (await call.context.store.usedQuestions([channel.id])).get(channel.id) ?? [];
  const asked = new Set(used.filter(({ pack }) => pack === plan.pack).map(({ question }) => question));
  return questions.filter((id) => !asked.has(id)).length;
}

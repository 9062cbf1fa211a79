import { formatDate } from '../../core/plan-words.ts';
import { localDate, nextSlots, whyNoSlot } from '../../core/slots.ts';
import { planFields, slotWords } from '../../message/views/setup.ts';
import { status as statusView } from '../../message/views/status.ts';
import { type Call, planOf } from '../call.ts';
import type { ChannelPlan } from '../ports/plans.ts';
import { type Command, privately } from './command.ts';
import { postLine } from './post-words.ts';

const slotsShown = 3;

/** For so many days, what went wrong after a question was posted is shown. */
const troubleDays = 7;

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
        happened: [...(await happened(call, channelPlan)), ...(await troubles(call, channelPlan))],
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
  { plan, channel, handledUntil, paused }: ChannelPlan,
): Promise<readonly string[]> {
  const date = localDate(plan, call.now);
  const posts = await call.context.store.postsOn(channel.id, date);
  if (posts.length > 0) return posts.map((post) => postLine(post, plan.zone));
  if (paused) return ['No post today: the plan is paused.'];
  const none = whyNoSlot(plan, date);
  if (none) return [`No post today: ${none}.`];
  const ahead = nextSlots(plan, call.now, 1, 'question').some((slot) => slot.date === date);
  if (ahead) return ['Nothing has been posted yet today.'];
  return localDate(plan, handledUntil) === date
    ? ['No post today: the plan was set up or resumed after the last time of the day.']
    : ['No post today so far: the time has just come, and Quorum is at it.'];
}

/** Reveals and discussions of the last days that did not get through. */
async function troubles(call: Call, { plan, channel }: ChannelPlan): Promise<readonly string[]> {
  const after = call.now.subtract({ hours: troubleDays * 24 });
  const posts = await call.context.store.troubled(channel.id, after);
  return posts.map((post) => postLine(post, plan.zone));
}

/** The next slots, skipped ones among them. */
async function upcoming(call: Call, { plan, channel }: ChannelPlan): Promise<readonly string[]> {
  const skipped = await call.context.store.skippedSlots(channel.id, call.now);
  return nextSlots(plan, call.now, slotsShown).map((slot) => {
    const isSkipped = skipped.some((post) => post.kind === slot.kind && post.slot === slot.key);
    return `${slotWords(slot, plan.zone)}${isSkipped ? ' (skipped)' : ''}`;
  });
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

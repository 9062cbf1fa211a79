import { formatDate } from '../../core/plan-words.ts';
import { localDate, nextSlots, whyNoSlot } from '../../core/slots.ts';
import { planFields, slotWords } from '../../message/views/setup.ts';
import { status as statusView } from '../../message/views/status.ts';
import { type Call, planOf } from '../call.ts';
import type { ChannelPlan } from '../ports/plans.ts';
import type { PostRecord } from '../ports/posts.ts';
import { type Command, privately } from './command.ts';
import { datedLine, todaysLine } from './post-words.ts';

const slotsShown = 3;

/** For so many days, what did not get through is shown. */
const troubleDays = 7;

/** `/study status`: how the plan is doing, and why there was no post today. */
export const status: Command = {
  name: 'study status',
  summary: 'See how the plan is doing, and why there was no post',
  args: [],
  organiserOnly: true,
  async run(call) {
    const channelPlan = await planOf(call);
    const { plan, channel, paused } = channelPlan;
    const pack = call.context.library.pack(plan.pack);
    const date = localDate(plan, call.now);
    const todays = await call.context.store.postsOn(channel.id, date);
    return privately(
      statusView({
        today: formatDate(date),
        happened: happened(call, channelPlan, todays),
        troubled: await troubles(call, channelPlan, todays),
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
function happened(
  { now }: Call,
  { plan, handledUntil, paused }: ChannelPlan,
  todays: readonly PostRecord[],
): readonly string[] {
  if (todays.length > 0) return todays.map((post) => todaysLine(post, plan.zone));
  const date = localDate(plan, now);
  if (paused) return ['No post today: the plan is paused.'];
  const none = whyNoSlot(plan, date);
  if (none) return [`No post today: ${none}.`];
  const ahead = nextSlots(plan, now, 1, 'question').some((slot) => slot.date === date);
  if (ahead) return ['Nothing has been posted yet today.'];
  return localDate(plan, handledUntil) === date
    ? ['No post today: the plan was set up or resumed after the last time of the day.']
    : ['No post today so far: the time has just come, and Quorum is at it.'];
}

/** What of the last days did not get through, but for what is shown as today's. */
async function troubles(
  { context, now }: Call,
  { plan, channel }: ChannelPlan,
  todays: readonly PostRecord[],
): Promise<readonly string[]> {
  const shown = new Set(todays.map(({ id }) => id));
  const posts = await context.store.troubled(channel.id, now.subtract({ hours: troubleDays * 24 }));
  return posts.filter(({ id }) => !shown.has(id)).map((post) => datedLine(post, plan.zone));
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

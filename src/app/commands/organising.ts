import { formatMoment } from '../../core/plan-words.ts';
import { nextSlots } from '../../core/slots.ts';
import { bold, note } from '../../message/blocks.ts';
import { slotWords } from '../../message/views/setup.ts';
import { planOf } from '../call.ts';
import { comeBack } from '../hearing.ts';
import { progressFrom } from '../plan-start.ts';
import { Refusal } from '../refusal.ts';
import { skippedSlot } from '../slot-posts.ts';
import { nextOpenSlots } from '../upcoming.ts';
import { type Command, privately } from './command.ts';

/** How many slots ahead `skip` looks for one that is not skipped yet. */
const skipsAhead = 50;

/** `/study pause`: posts nothing more until it is resumed. */
export const pause: Command = {
  name: 'study pause',
  summary: 'Pause this channel’s plan',
  args: [],
  organiserOnly: true,
  async run(call) {
    const plan = await planOf(call);
    if (plan.paused) throw new Refusal('The plan is paused already. /study resume goes on.');
    const when = formatMoment(call.now, plan.plan.zone);
    const reason = `By ${call.visit.member.memberName} on ${when}.`;
    await call.context.store.pausePlan(plan.channel.id, call.now, reason);
    return privately(
      note(
        'Paused: no question and no leaderboard until it is resumed, not even one that waits to be sent. ',
        'Open questions can still be answered and are revealed. ',
        bold('/study resume'),
        ' goes on.',
      ),
    );
  },
};

/** `/study resume`: goes on with the next slot; what the pause held back is not made up for. */
export const resume: Command = {
  name: 'study resume',
  summary: 'Go on with this channel’s plan',
  args: [],
  organiserOnly: true,
  async run(call) {
    // Whoever types here has let Quorum in again, also where nobody told so.
    await comeBack(call.context, call.visit.channel);
    const channelPlan = await planOf(call);
    const { plan, paused, channel } = channelPlan;
    const { store } = call.context;
    if (!paused) throw new Refusal('The plan is not paused. /study status shows what comes next.');
    const { handledUntil, dueAt } = progressFrom(plan, call.now);
    await store.resumePlan(channel.id, handledUntil, dueAt);
    const [next] = await nextOpenSlots(store, channelPlan, call.now, 1);
    return privately(
      note('Resumed. ', next ? `Next: ${slotWords(next, plan.zone)}.` : 'No study day lies ahead of it.'),
    );
  },
};

/** `/study skip`: leaves the next planned question out. */
export const skip: Command = {
  name: 'study skip',
  summary: 'Skip the next planned question',
  args: [],
  organiserOnly: true,
  async run(call) {
    const plan = await planOf(call);
    for (const slot of nextSlots(plan.plan, call.now, skipsAhead, 'question')) {
      const reason = `skipped by ${call.visit.member.memberName}`;
      const [skipped] = await call.context.store.addPosts([skippedSlot(plan, slot, reason)]);
      if (skipped) return privately(note(`Skipped: ${slotWords(slot, plan.plan.zone)}.`));
    }
    throw new Refusal('There is no planned question to skip.');
  },
};

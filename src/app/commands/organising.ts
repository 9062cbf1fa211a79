import { formatMoment } from '../../core/plan-words.ts';
import { localDate, nextSlots, type Slot } from '../../core/slots.ts';
import { bold, note } from '../../message/blocks.ts';
import { slotWords } from '../../message/views/setup.ts';
import { type Call, planOf } from '../call.ts';
import { platformOf } from '../context.ts';
import { deliverDue } from '../delivering.ts';
import type { ChannelPlan } from '../ports/plans.ts';
import type { NewPost } from '../ports/posts.ts';
import { Refusal } from '../refusal.ts';
import { leaderboardPost, questionPosts, skippedSlot } from '../ticking.ts';
import { type Command, privately } from './command.ts';

/** How many slots ahead `skip` looks for one that is not skipped yet. */
const skipsAhead = 50;

/** `/study now`: posts a question at once, besides those planned. */
export const now: Command = {
  name: 'study now',
  summary: 'Post the next question right away',
  args: [],
  organiserOnly: true,
  async run(call) {
    const plan = await planOf(call);
    const used = await call.context.store.usedQuestions([plan.channel.id]);
    const posts = questionPosts(
      call.context,
      plan,
      used.get(plan.channel.id) ?? [],
      extraSlot(call, plan),
      call.now,
    );
    return privately(await postNow(call, posts, 'The question is posted.'));
  },
};

/** `/study announce`: announces the leaderboard at once. */
export const announce: Command = {
  name: 'study announce',
  summary: 'Announce the leaderboard right away',
  args: [],
  organiserOnly: true,
  async run(call) {
    const plan = await planOf(call);
    return privately(
      await postNow(call, [leaderboardPost(plan, extraSlot(call, plan))], 'The leaderboard is announced.'),
    );
  },
};

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
    await call.context.store.pausePlan(
      plan.channel.id,
      call.now,
      `By ${call.visit.member.memberName} on ${when}.`,
    );
    return privately(
      note(
        'Paused. Open questions can still be answered and are revealed. ',
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
    const { plan, paused, channel } = await planOf(call);
    if (!paused) throw new Refusal('The plan is not paused. /study status shows what comes next.');
    const [next] = nextSlots(plan, call.now, 1);
    await call.context.store.resumePlan(channel.id, call.now, next?.at ?? null);
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

/** A slot of its own for what an organiser posts by hand; the same within a minute, so that a double click posts once. */
function extraSlot(call: Call, { plan }: ChannelPlan): Slot {
  const minute = call.now.toString({ smallestUnit: 'minute' });
  return {
    kind: 'question',
    date: localDate(plan, call.now),
    index: 0,
    key: `extra/${minute}`,
    at: call.now,
  };
}

async function postNow(call: Call, posts: readonly NewPost[], done: string) {
  const { context, visit } = call;
  const [added] = await context.store.addPosts(posts);
  if (!added) throw new Refusal('That was posted a moment ago.');
  await deliverDue(context, platformOf(context, visit.channel.platform));
  const post = await context.store.post(added.id);
  if (post?.state === 'sent') return note(done);
  throw new Refusal(
    `It could not be posted: ${post?.reason ?? 'another process is at it'}. /study status shows how it goes on.`,
  );
}

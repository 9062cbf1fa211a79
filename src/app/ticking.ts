import { askQuestion, selectQuestion } from '../core/selection.ts';
import { closesAt, type Slot, settleSlots } from '../core/slots.ts';
import type { Instant } from '../core/time.ts';
import type { Context } from './context.ts';
import type { ChannelPlan, Settlement, UsedQuestion } from './ports/plans.ts';
import type { Platform } from './ports/platform.ts';
import type { NewPost } from './ports/posts.ts';

/** Plans settled with one transaction. */
const batch = 250;

/** From so many unused questions on, organisers are told. */
const fewQuestions = 10;

/**
 * Decides every slot of a platform that has come: fills the outbox, records what was missed. Plans that are not due
 * cost nothing. Several processes may do this at once: a slot is unique, and a plan that moved on is left alone.
 */
export async function planDue(context: Context, platform: Platform): Promise<void> {
  const now = platform.clock.now();
  for (;;) {
    const due = await context.store.duePlans(platform.name, now, batch);
    if (due.length === 0) return;
    const used = await context.store.usedQuestions(due.map(({ channel }) => channel.id));
    const settlements = due.map((plan) => settlePlan(context, plan, used.get(plan.channel.id) ?? [], now));
    const written = await context.store.settle(settlements);
    // None written: another process is at the same plans, and finishes them.
    if (due.length < batch || written.length === 0) return;
  }
}

/** What becomes of one plan's slots up to now. */
function settlePlan(
  context: Context,
  channelPlan: ChannelPlan,
  used: readonly UsedQuestion[],
  now: Instant,
): Settlement {
  const { fill, skip, dueAt } = settleSlots(channelPlan.plan, channelPlan.handledUntil, now);
  return {
    channelId: channelPlan.channel.id,
    revision: channelPlan.revision,
    handledUntil: now,
    dueAt,
    posts: [
      ...skip.map(({ slot, reason }) => skippedSlot(channelPlan, slot, reason)),
      ...fill.flatMap((slot) =>
        slot.kind === 'leaderboard'
          ? [leaderboardPost(channelPlan, slot)]
          : questionPosts(context, channelPlan, used, slot, now),
      ),
    ],
  };
}

/** The posts that ask a question at a slot and reveal it later, with word to the organisers when few are left. */
export function questionPosts(
  context: Context,
  channelPlan: ChannelPlan,
  used: readonly UsedQuestion[],
  slot: Slot,
  now: Instant,
): readonly NewPost[] {
  const { plan } = channelPlan;
  const pack = context.library.pack(plan.pack);
  if (!pack) return [skippedSlot(channelPlan, slot, `the pack “${plan.pack}” is not installed`)];
  const history = used.filter((past) => past.pack === pack.id);
  const { question, unusedLeft } = selectQuestion({ pack, plan, used: history, date: slot.date });
  const closing = closesAt(plan, slot, now);
  return [
    {
      ...blankPost(channelPlan, 'question', slot),
      closesAt: closing,
      question: askQuestion(pack, question, plan.seed + history.length),
    },
    { ...blankPost(channelPlan, 'reveal', slot), dueAt: closing },
    { ...blankPost(channelPlan, 'discussion', slot), dueAt: closing },
    ...(unusedLeft < fewQuestions ? notices(channelPlan, slot, unusedLeft) : []),
  ];
}

/** The post that announces the leaderboard at a slot. */
export function leaderboardPost(channelPlan: ChannelPlan, slot: Slot): NewPost {
  return blankPost(channelPlan, 'leaderboard', slot);
}

/** A slot that is not posted, and why. */
export function skippedSlot(channelPlan: ChannelPlan, slot: Slot, reason: string): NewPost {
  return { ...blankPost(channelPlan, slot.kind, slot), state: 'skipped', reason };
}

function blankPost(channelPlan: ChannelPlan, kind: NewPost['kind'], slot: Slot): NewPost {
  return {
    channelId: channelPlan.channel.id,
    kind,
    slot: slot.key,
    date: slot.date,
    state: 'planned',
    reason: null,
    dueAt: slot.at,
    closesAt: null,
    question: null,
    notice: null,
    memberId: null,
  };
}

/** Once a month and pack for each organiser: the slot's month is part of what is unique. */
function notices(channelPlan: ChannelPlan, slot: Slot, left: number): readonly NewPost[] {
  const { pack } = channelPlan.plan;
  return channelPlan.organisers.map((memberId) => ({
    ...blankPost(channelPlan, 'notice', slot),
    slot: `few-left/${pack}/${slot.date.slice(0, 7)}/${memberId}`,
    notice: { type: 'few-questions-left', pack, left },
    memberId,
  }));
}

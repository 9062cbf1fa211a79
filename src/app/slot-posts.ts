import type { Group } from '../core/learning/need.ts';
import { askQuestion, selectQuestion } from '../core/selection.ts';
import type { Slot } from '../core/slots.ts';
import type { Instant } from '../core/time.ts';
import type { Library } from './library.ts';
import type { ChannelPlan, UsedQuestion } from './ports/plans.ts';
import type { NewPost, Post } from './ports/posts.ts';
import type { Concern } from './ports/rulings.ts';
import { setAsideIn } from './set-aside.ts';

/** From so many unused questions on, organisers are told. */
const fewQuestions = 10;

/** What a question is chosen from, and when its answer is revealed. */
export interface Asking {
  readonly library: Library;
  readonly used: readonly UsedQuestion[];
  /** What there is against questions in the channel. */
  readonly concerns: readonly Concern[];
  /** What the channel's members remember, where its order asks. */
  readonly group: Group;
  readonly closesAt: Instant;
}

/** The posts that ask a question at a slot and reveal it later, with word to the organisers when few are left. */
export function questionPosts(channelPlan: ChannelPlan, slot: Slot, asking: Asking): readonly NewPost[] {
  const { plan } = channelPlan;
  const pack = asking.library.pack(plan.pack);
  if (!pack) return [skippedSlot(channelPlan, slot, `the pack “${plan.pack}” is not installed`)];
  const used = asking.used.filter((past) => past.pack === pack.id);
  const setAside = setAsideIn(asking.concerns, pack.id);
  const selected = selectQuestion({ pack, plan, used, setAside, group: asking.group, date: slot.date });
  if (!selected) return [skippedSlot(channelPlan, slot, 'every question is set aside: /study rulings')];
  const { question, unusedLeft } = selected;
  const { closesAt } = asking;
  return [
    {
      ...blankPost(channelPlan, 'question', slot),
      closesAt,
      question: askQuestion(pack, question, plan.seed + used.length),
    },
    { ...blankPost(channelPlan, 'reveal', slot), dueAt: closesAt },
    { ...blankPost(channelPlan, 'discussion', slot), dueAt: closesAt },
    ...(unusedLeft < fewQuestions ? fewLeft(channelPlan, slot, unusedLeft) : []),
  ];
}

/** The post that announces the leaderboard at a slot. */
export function leaderboardPost(channelPlan: ChannelPlan, slot: Slot): NewPost {
  return blankPost(channelPlan, 'leaderboard', slot);
}

/** The post of a leaderboard's picture, where it is a message of its own. */
export function picturePost({ channelId, slot, date, dueAt }: Post): NewPost {
  return { ...blank, channelId, kind: 'picture', slot, date, dueAt };
}

/** A slot that is not posted, and why. */
export function skippedSlot(channelPlan: ChannelPlan, slot: Slot, reason: string): NewPost {
  return { ...blankPost(channelPlan, slot.kind, slot), state: 'skipped', reason };
}

/** Once a month and pack for each organiser: the slot's month is part of what is unique. */
function fewLeft(channelPlan: ChannelPlan, slot: Slot, left: number): readonly NewPost[] {
  const { pack } = channelPlan.plan;
  return noticesTo(channelPlan, {
    slot: `few-left/${pack}/${slot.date.slice(0, 7)}`,
    date: slot.date,
    dueAt: slot.at,
    notice: { type: 'few-questions-left', pack, left },
  });
}

/** The same private word to each organiser. `slot`: what it is about; nobody is told of that twice. */
export function noticesTo(
  { channel, organisers }: Pick<ChannelPlan, 'channel' | 'organisers'>,
  told: Pick<NewPost, 'slot' | 'date' | 'dueAt' | 'notice'>,
): readonly NewPost[] {
  const members = organisers.flatMap((organiser) =>
    organiser.type === 'member' ? [organiser.memberId] : [],
  );
  return members.map((memberId) => ({
    ...blank,
    ...told,
    channelId: channel.id,
    kind: 'notice',
    slot: `${told.slot}/${memberId}`,
    memberId,
  }));
}

function blankPost({ channel }: ChannelPlan, kind: NewPost['kind'], slot: Slot): NewPost {
  return { ...blank, channelId: channel.id, kind, slot: slot.key, date: slot.date, dueAt: slot.at };
}

/** A post without all that only some kinds have. */
export const blank = {
  state: 'planned',
  reason: null,
  closesAt: null,
  question: null,
  notice: null,
  shared: null,
  memberId: null,
} as const;

import type { Instant } from '../core/time.ts';
import { type Context, platformOf } from './context.ts';
import type { Channel, Member } from './ports/people.ts';
import type { ChannelPlan } from './ports/plans.ts';
import type { Visit } from './ports/platform.ts';
import { Refusal } from './refusal.ts';

/** One thing a person does, with what is known about them, looked up when first asked for. */
export interface Call {
  readonly context: Context;
  readonly visit: Visit;
  readonly now: Instant;
  channel(): Promise<Channel>;
  member(): Promise<Member>;
  plan(): Promise<ChannelPlan | undefined>;
}

export function openCall(context: Context, visit: Visit): Call {
  const channel = once(() => context.store.channelFor(visit.channel, visit.channel.channelName));
  return {
    context,
    visit,
    now: platformOf(context, visit.channel.platform).clock.now(),
    channel,
    member: once(() => context.store.memberFor(visit.member, visit.member.memberName)),
    plan: once(async () => context.store.planOf((await channel()).id)),
  };
}

/** The channel's plan. @throws Refusal where it has none */
export async function planOf(call: Call): Promise<ChannelPlan> {
  const plan = await call.plan();
  if (!plan) throw new Refusal('This channel has no plan yet. Anyone here can make one with /study setup.');
  return plan;
}

/** Whether they may change the channel's plan: admins, its organisers, and anybody while there is none. */
export async function isOrganiser(call: Call): Promise<boolean> {
  if (call.visit.admin) return true;
  const [plan, member] = await Promise.all([call.plan(), call.member()]);
  return !plan || plan.organisers.includes(member.id);
}

/** @throws Refusal where they may not change the channel's plan */
export async function requireOrganiser(call: Call): Promise<void> {
  if (await isOrganiser(call)) return;
  throw new Refusal(
    'That is for this channel’s organisers. Whoever set up the plan, or a workspace admin, can do it.',
  );
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

import type { Instant } from '../core/time.ts';
import { findZone } from '../core/zone.ts';
import { type Context, platformOf } from './context.ts';
import type { Channel, Member } from './ports/people.ts';
import type { ChannelPlan } from './ports/plans.ts';
import type { Inbound, Visit } from './ports/platform.ts';
import { Refusal } from './refusal.ts';

/** One thing a person does, with what is known about them, looked up when first asked for. */
export interface Call {
  readonly context: Context;
  /** The same whenever the platform delivers the same thing again: whatever is added for it is keyed by this. */
  readonly id: string;
  readonly visit: Visit;
  readonly now: Instant;
  channel(): Promise<Channel>;
  member(): Promise<Member>;
  plan(): Promise<ChannelPlan | undefined>;
}

export function openCall(context: Context, { id, visit }: Pick<Inbound, 'id' | 'visit'>): Call {
  const channel = once(() => context.store.channelFor(visit.channel, visit.channel.channelName));
  return {
    context,
    id,
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

/** The member's own zone, as far as it is known. */
export async function zoneOf(call: Call): Promise<string> {
  const own = findZone(call.visit.zone ?? '');
  return own ?? (await call.plan())?.plan.zone ?? 'UTC';
}

/** Whether they may change the channel's plan: admins, its organisers by name or role, and anybody while there is none. */
export async function isOrganiser(call: Call): Promise<boolean> {
  if (call.visit.admin) return true;
  const [plan, { id }] = await Promise.all([call.plan(), call.member()]);
  if (!plan) return true;
  return plan.organisers.some((one) =>
    one.type === 'member' ? one.memberId === id : call.visit.roles.includes(one.role),
  );
}

/** @throws Refusal where they may not change the channel's plan */
export async function requireOrganiser(call: Call): Promise<void> {
  if (await isOrganiser(call)) return;
  throw new Refusal(
    'That is for this channel’s organisers. Whoever set up the plan, whom they named, or a workspace admin can do it.',
  );
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

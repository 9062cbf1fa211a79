import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '../../core/plan.ts';
import { defaultPlan } from '../../core/plan-words.ts';
import { localDateIn } from '../../core/time.ts';
import { findZone } from '../../core/zone.ts';
import type { Message } from '../../message/message.ts';
import { setupPreview } from '../../message/views/setup.ts';
import type { Call } from '../call.ts';
import { pickedOf } from '../organisers.ts';
import { startPlan } from '../plan-start.ts';
import type { ChannelPlan, Draft, KeptDraft } from '../ports/plans.ts';
import { nextOpenSlots } from '../upcoming.ts';
import { firstPack } from './studying.ts';

const previewed = 3;

/** A new draft: of the plan there is, or of sensible defaults in the person's own time zone. */
export async function beginDraft(call: Call): Promise<Draft> {
  const [existing, { id }] = await Promise.all([call.plan(), call.member()]);
  const self = [{ type: 'member', memberId: id } as const];
  if (!existing) return { plan: await defaults(call), organisers: self, base: null, typed: null };
  const { plan, organisers } = existing;
  return {
    plan,
    organisers: organisers.length > 0 ? organisers : self,
    base: { plan, organisers },
    typed: null,
  };
}

async function defaults(call: Call): Promise<Plan> {
  const pack = firstPack(call.context.library);
  const zone = findZone(call.visit.zone ?? '') ?? 'UTC';
  const startsOn = localDateIn(zone, call.now);
  return defaultPlan({ pack: pack.id, zone, startsOn, seed: (await call.channel()).id });
}

/** The person's draft as it was kept last, saved or not. */
export async function keptDraft(call: Call): Promise<KeptDraft | undefined> {
  const [channel, member] = await Promise.all([call.channel(), call.member()]);
  return call.context.store.draft(channel.id, member.id);
}

/** The draft that the person is at, or a new one. */
export async function currentDraft(call: Call): Promise<Draft> {
  const kept = await keptDraft(call);
  return kept && !kept.saved ? kept : beginDraft(call);
}

/** Keeps a draft. @returns its preview, under a notice where one is given */
export async function keepDraft(call: Call, draft: Draft, notice?: string): Promise<Message> {
  return showDraft(call, { ...draft, version: await storeDraft(call, draft) }, notice);
}

/** @returns the draft's version */
export async function storeDraft(call: Call, draft: Draft): Promise<number> {
  const [channel, member] = await Promise.all([call.channel(), call.member()]);
  return call.context.store.saveDraft(channel.id, member.id, draft);
}

/** The preview of a draft that is kept. */
export async function showDraft(
  call: Call,
  draft: Draft & Pick<KeptDraft, 'version'>,
  notice?: string,
): Promise<Message> {
  const { store, library } = call.context;
  const [channel, existing] = await Promise.all([call.channel(), call.plan()]);
  const plan = startPlan(draft.plan, existing?.plan, call.now);
  return setupPreview({
    plan,
    version: draft.version,
    packTitle: library.pack(plan.pack)?.title ?? `${plan.pack} (not installed)`,
    organisers: (await pickedOf(call, draft.organisers)).map(({ name }) => name),
    next: await nextOpenSlots(store, { channel, plan }, call.now, previewed),
    replaces: existing !== undefined,
    resumes: existing?.paused != null,
    notice,
  });
}

/** The same changes to the plan as it is now. */
export function draftOnTop(draft: Draft, { plan, organisers }: ChannelPlan): Draft {
  const base = { plan, organisers };
  if (!draft.base) return { ...draft, base, typed: null };
  const keepsOrganisers = isDeepStrictEqual(draft.organisers, draft.base.organisers);
  return {
    plan: { ...plan, ...changesTo(draft.base.plan, draft.plan) },
    organisers: keepsOrganisers ? organisers : draft.organisers,
    base,
    typed: null,
  };
}

function changesTo(before: Plan, after: Plan): Partial<Plan> {
  const settings = Object.entries(before) as [keyof Plan, unknown][];
  const changed = settings.filter(([name, value]) => !isDeepStrictEqual(value, after[name]));
  return Object.fromEntries(changed.map(([name]) => [name, after[name]]));
}

import { parseZone } from '../../core/plan-words.ts';
import type { Message } from '../../message/message.ts';
import { planSaved } from '../../message/views/setup.ts';
import type { Call } from '../call.ts';
import { progressFrom, startPlan } from '../plan-start.ts';
import type { Draft, KeptDraft } from '../ports/plans.ts';
import type { Reply } from '../ports/platform.ts';
import { Refusal } from '../refusal.ts';
import { nextOpenSlots } from '../upcoming.ts';
import { type Args, type Command, inPlace, privately } from './command.ts';
import { beginDraft, draftOnTop, keepDraft, keptDraft, showDraft } from './setup-draft.ts';
import { parsePack } from './setup-values.ts';

/** `/study setup`: guides through a plan. Each change updates a draft; nothing counts before it is saved. */
export const setup: Command = {
  name: 'study setup',
  summary: 'Set up what this channel studies, and when',
  args: [
    { name: 'zone', summary: 'its time zone, such as Europe/Berlin', required: false, suggests: 'zone' },
    { name: 'pack', summary: 'what to study, by its id', required: false, suggests: 'pack' },
  ],
  organiserOnly: true,
  run: async (call, args) => privately(await keepDraft(call, withArgs(call, await beginDraft(call), args))),
};

/** @throws Refusal where there is no such zone or pack */
function withArgs(call: Call, draft: Draft, args: Args): Draft {
  const zone = parseZone(args.zone ?? draft.plan.zone);
  if (!zone.ok) throw new Refusal(zone.problem);
  if (args.pack === undefined) return { ...draft, plan: { ...draft.plan, zone: zone.value } };
  const pack = parsePack(args.pack, call.context.library.packs);
  if (!pack.ok) throw new Refusal(pack.problem);
  return { ...draft, plan: { ...draft.plan, zone: zone.value, pack: pack.value } };
}

/**
 * Makes this version of the draft the channel's plan; pressed again, it says so again.
 * @returns the preview of what there is instead, where the draft or the plan has been changed since
 * @throws Refusal where there is no draft
 */
export async function savePlan(call: Call, version: number): Promise<Reply> {
  const draft = await keptDraft(call);
  if (!draft) throw new Refusal('There is nothing to save. /study setup starts a plan.');
  if (draft.version !== version) return inPlace(await latest(call, draft));
  if (draft.organisers.length === 0) return inPlace(await showDraft(call, draft, nobodyLeft));
  if (draft.saved || (await write(call, draft)) || (await keptDraft(call))?.saved) return saved(call);
  return inPlace(await rebased(call, draft));
}

const nobodyLeft =
  'Nobody is left as an organiser, so nothing was saved. Name somebody under Organisers first.';

/** @returns whether it could be written: not where the plan has been changed since the draft was begun */
async function write(call: Call, draft: KeptDraft): Promise<boolean> {
  const [channel, member, existing] = await Promise.all([call.channel(), call.member(), call.plan()]);
  const plan = startPlan(draft.plan, existing?.plan, call.now);
  return call.context.store.savePlan({
    channelId: channel.id,
    plan,
    organisers: draft.organisers,
    draft: { memberId: member.id, base: draft.base, version: draft.version },
    ...progressFrom(plan, call.now),
  });
}

async function saved(call: Call): Promise<Reply> {
  const { store } = call.context;
  const plan = await store.planOf((await call.channel()).id);
  if (!plan) throw new Error('a plan that was saved is gone');
  const [next] = await nextOpenSlots(store, plan, call.now, 1);
  return { type: 'private', messages: [planSaved(next, plan.plan.zone)], replaces: true, savedPlan: true };
}

async function latest(call: Call, draft: KeptDraft): Promise<Message> {
  const notice = 'That was an older preview, so nothing was saved. This is how it stands now.';
  return draft.saved ? keepDraft(call, await beginDraft(call), notice) : showDraft(call, draft, notice);
}

async function rebased(call: Call, draft: KeptDraft): Promise<Message> {
  const current = await call.context.store.planOf((await call.channel()).id);
  const notice =
    'Somebody has changed the plan meanwhile, so nothing was saved. Here it is as it is now, with your changes.';
  return keepDraft(call, current ? draftOnTop(draft, current) : { ...draft, base: null }, notice);
}

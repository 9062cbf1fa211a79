import type { Plan } from '../../core/plan.ts';
import { defaultPlan } from '../../core/plan-words.ts';
import { nextSlots } from '../../core/slots.ts';
import type { Form } from '../../message/form.ts';
import type { Message } from '../../message/message.ts';
import { planSaved, questionsForm, scheduleForm, setupPreview } from '../../message/views/setup.ts';
import { type Call, requireOrganiser } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { type Command, privately } from './command.ts';
import { readQuestions, readSchedule } from './setup-values.ts';

const previewed = 3;

/** `/study setup`: guides through a plan. Each change updates a draft; nothing counts before it is saved. */
export const setup: Command = {
  name: 'study setup',
  summary: 'Set up what this channel studies, and when',
  args: [],
  organiserOnly: true,
  run: async (call) => privately(await preview(call, await startingPoint(call))),
};

/** One of the setup's forms, filled with the draft. */
export async function setupForm(call: Call, which: 'setup-schedule' | 'setup-questions'): Promise<Form> {
  await requireOrganiser(call);
  const plan = await draftOf(call);
  return which === 'setup-schedule' ? scheduleForm(plan) : questionsForm(plan, call.context.library.packs);
}

/** Takes a form's values into the draft. @returns the preview, or the form again with what is wrong beside each field */
export async function submitSetup(
  call: Call,
  which: 'setup-schedule' | 'setup-questions',
  values: Readonly<Record<string, string>>,
): Promise<Form | Message> {
  await requireOrganiser(call);
  const draft = await draftOf(call);
  const { packs } = call.context.library;
  const read = which === 'setup-schedule' ? readSchedule(draft, values) : readQuestions(draft, values, packs);
  if (!read.ok) {
    const state = { values, problems: read.problems };
    return which === 'setup-schedule' ? scheduleForm(draft, state) : questionsForm(draft, packs, state);
  }
  return preview(call, read.plan);
}

/** Makes the draft the channel's plan. @throws Refusal where there is none */
export async function savePlan(call: Call): Promise<Message> {
  await requireOrganiser(call);
  const { store } = call.context;
  const [channel, member] = await Promise.all([call.channel(), call.member()]);
  const plan = await store.draft(channel.id, member.id);
  if (!plan) throw new Refusal('There is nothing to save. /study setup starts a plan.');
  const [next] = nextSlots(plan, call.now, 1);
  await store.savePlan({
    channelId: channel.id,
    plan,
    organiser: member.id,
    handledUntil: call.now,
    dueAt: next?.at ?? null,
  });
  return planSaved(next, plan.zone);
}

async function preview(call: Call, plan: Plan): Promise<Message> {
  const [channel, member, existing] = await Promise.all([call.channel(), call.member(), call.plan()]);
  await call.context.store.saveDraft(channel.id, member.id, plan);
  return setupPreview({
    plan,
    packTitle: call.context.library.pack(plan.pack)?.title ?? `${plan.pack} (not installed)`,
    next: nextSlots(plan, call.now, previewed),
    replaces: existing !== undefined,
  });
}

async function draftOf(call: Call): Promise<Plan> {
  const [channel, member] = await Promise.all([call.channel(), call.member()]);
  return (await call.context.store.draft(channel.id, member.id)) ?? startingPoint(call);
}

/** The plan there is, or sensible defaults in the person's own time zone. */
async function startingPoint(call: Call): Promise<Plan> {
  const existing = await call.plan();
  if (existing) return existing.plan;
  const [pack] = call.context.library.packs;
  if (!pack)
    throw new Refusal('No pack is installed. Whoever runs Quorum can put one into its content folder.');
  const zone = call.visit.zone ?? 'UTC';
  const startsOn = call.now.toZonedDateTimeISO(zone).toPlainDate().toString();
  return defaultPlan({ pack: pack.id, zone, startsOn, seed: (await call.channel()).id });
}

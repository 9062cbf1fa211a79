import { misread, ok, type Parsed } from '../core/parsed.ts';
import type { LocalTime } from '../core/plan.ts';
import { parseZone } from '../core/plan-words.ts';
import { nextAt } from '../core/time.ts';
import { readTime } from '../core/time-words.ts';
import { findZone } from '../core/zone.ts';
import { note } from '../message/blocks.ts';
import type { Form } from '../message/form.ts';
import type { Button, Message } from '../message/message.ts';
import { reminderForm } from '../message/views/reminder-form.ts';
import { reminderButtons, reminderKept } from '../message/views/review.ts';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';

const usualTime: LocalTime = '08:30';

/** The member's own zone, as far as it is known. */
export async function zoneOf(call: Call): Promise<string> {
  const own = findZone(call.visit.zone ?? '');
  return own ?? (await call.plan())?.plan.zone ?? 'UTC';
}

/** The buttons that begin a member's reminder, or change or end the one there is; none where there can be none. */
export async function remindersFor(call: Call): Promise<readonly Button[]> {
  const { nudge, channelId } = await reminderOf(call);
  return channelId === undefined ? [] : reminderButtons(nudge?.time);
}

/** The same for whoever has none yet: others need not be told of theirs each time. */
export async function firstReminderFor(call: Call): Promise<readonly Button[]> {
  const { nudge, channelId } = await reminderOf(call);
  return nudge || channelId === undefined ? [] : reminderButtons(undefined);
}

/** The form that asks when to remind. @throws Refusal where nothing studies that it could be about */
export async function reminderFormFor(call: Call): Promise<Form> {
  const { nudge } = await requireReminder(call);
  return reminderForm({ time: nudge?.time ?? usualTime, zone: nudge?.zone ?? (await zoneOf(call)) });
}

/** Keeps a reminder. @returns the form again where what was typed can't be taken */
export async function remind(call: Call, typed: Readonly<Record<string, string>>): Promise<Form | Message> {
  const { channelId, memberId } = await requireReminder(call);
  const given = { time: typed.time ?? '', zone: typed.zone ?? '' };
  const [time, zone] = [readReminderTime(given.time), parseZone(given.zone)];
  if (!time.ok || !zone.ok)
    return reminderForm(given, { ...problem('time', time), ...problem('zone', zone) });
  const at = { time: time.value, zone: zone.value };
  const dueAt = nextAt(at.time, at.zone, call.now);
  await call.context.store.keepNudge({ memberId, channelId, ...at, dueAt });
  return reminderKept(at.time, at.zone);
}

/** Ends a member's reminder; there may be none. */
export async function stopReminding(call: Call): Promise<Message> {
  await call.context.store.removeNudge((await call.member()).id);
  return note('I will not remind you any more. /study review is always there.');
}

/** What a reminder is about: the channel, where it studies, or else the one that the member's reminder is about already. */
async function reminderOf(call: Call) {
  const { id: memberId } = await call.member();
  const [plan, nudge] = await Promise.all([call.plan(), call.context.store.nudgeOf(memberId)]);
  return { memberId, nudge, channelId: plan?.channel.id ?? nudge?.channelId };
}

async function requireReminder(call: Call) {
  const { channelId, ...reminder } = await reminderOf(call);
  if (channelId !== undefined) return { ...reminder, channelId };
  throw new Refusal(
    'A reminder is about what a channel studies, and this one has no plan. Ask for it with /study review in one that has.',
  );
}

function readReminderTime(text: string): Parsed<LocalTime> {
  const time = readTime(text.replace(/\s+/g, ''));
  return time ? ok(time) : misread(text, 'a time of day', 'write one such as 08:30, or 5pm');
}

function problem(
  field: 'time' | 'zone',
  read: Parsed<unknown>,
): { readonly [id in 'time' | 'zone']?: string } {
  return read.ok ? {} : { [field]: read.problem };
}

import { misread, ok, type Parsed } from '../core/parsed.ts';
import type { LocalTime } from '../core/plan.ts';
import { parseZone } from '../core/plan-words.ts';
import { nextAt } from '../core/time.ts';
import { readTime } from '../core/time-words.ts';
import { note } from '../message/blocks.ts';
import type { Form } from '../message/form.ts';
import type { Button, Message } from '../message/message.ts';
import { reminderForm } from '../message/views/reminder-form.ts';
import { reminderButtons, reminderKept } from '../message/views/review.ts';
import { type Call, zoneOf } from './call.ts';
import { Refusal } from './refusal.ts';

const usualTime: LocalTime = '08:30';

/** The buttons that begin a member's reminder, or change or end the one there is; none where there can be none. */
export async function remindersFor(call: Call): Promise<readonly Button[]> {
  const { nudge, channel } = await reminderOf(call);
  return channel ? reminderButtons(nudge?.time) : [];
}

/** The same for whoever has none yet: others need not be told of theirs each time. */
export async function firstReminderFor(call: Call): Promise<readonly Button[]> {
  const { nudge, channel } = await reminderOf(call);
  return nudge || !channel ? [] : reminderButtons(undefined);
}

/** The form that asks when to remind. @throws Refusal where nothing studies that it could be about */
export async function reminderFormFor(call: Call): Promise<Form> {
  const { nudge, channel } = await requireReminder(call);
  const reminder = { time: nudge?.time ?? usualTime, zone: nudge?.zone ?? (await zoneOf(call)) };
  return reminderForm(channel.name, reminder);
}

/** Keeps a reminder. @returns the form again where what was typed can't be taken */
export async function remind(call: Call, typed: Readonly<Record<string, string>>): Promise<Form | Message> {
  const { channel, memberId } = await requireReminder(call);
  const given = { time: typed.time ?? '', zone: typed.zone ?? '' };
  const [time, zone] = [readReminderTime(given.time), parseZone(given.zone)];
  if (!time.ok || !zone.ok)
    return reminderForm(channel.name, given, { ...problem('time', time), ...problem('zone', zone) });
  const at = { time: time.value, zone: zone.value };
  const dueAt = nextAt(at.time, at.zone, call.now);
  await call.context.store.keepNudge({ memberId, channelId: channel.id, ...at, dueAt });
  return reminderKept(channel.name, at.time, at.zone);
}

/** Ends a member's reminder; there may be none. */
export async function stopReminding(call: Call): Promise<Message> {
  await call.context.store.removeNudge((await call.member()).id);
  return note('I will not remind you any more. /study review is always there.');
}

/** What a reminder is about: the channel that it is about already, wherever it is changed, or else where it is asked for. */
async function reminderOf(call: Call) {
  const { id: memberId } = await call.member();
  const { store } = call.context;
  const [here, nudge, studying] = await Promise.all([
    call.channel(),
    store.nudgeOf(memberId),
    store.studyingChannels(call.visit.channel),
  ]);
  const find = (channelId: number | undefined) => studying.find(({ id }) => id === channelId);
  return { memberId, nudge, channel: find(nudge?.channelId) ?? find(here.id) };
}

async function requireReminder(call: Call) {
  const { channel, ...reminder } = await reminderOf(call);
  if (channel) return { ...reminder, channel };
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

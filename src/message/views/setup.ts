import type { Plan } from '../../core/plan.ts';
import {
  formatBreaks,
  formatDays,
  formatLeaderboard,
  formatMoment,
  formatTimes,
} from '../../core/plan-words.ts';
import type { Slot } from '../../core/slots.ts';
import { bold, buttons, clip, count, heading, lines, note, say, whisper } from '../blocks.ts';
import type { Field, Message } from '../message.ts';

/** Characters of organisers' names that a preview shows. */
const organisersLength = 200;

/** Breaks that settings show. */
const breaksShown = 5;

/** A plan's settings in words. */
export function planFields(plan: Plan, packTitle: string): readonly Field[] {
  const field = (label: string, text: string): Field => ({ label, value: [{ text }] });
  return [
    field('Studies', packTitle),
    field('Questions', `${formatDays(plan.days)} at ${formatTimes(plan.times)}`),
    field('Time zone', plan.zone),
    field('Order', orderWords(plan)),
    field('Reveal', revealWords(plan)),
    field('Leaderboard', plan.leaderboard ? formatLeaderboard(plan.leaderboard) : 'none'),
    field('Breaks', breakWords(plan)),
    field('Missed questions', `asked up to ${count(plan.graceHours, 'hour')} late`),
  ];
}

function orderWords({ order, chaptersPerWeek }: Plan): string {
  switch (order) {
    case 'reading':
      return chaptersPerWeek === null
        ? 'chapter after chapter'
        : `${chaptersPerWeek} a week, in reading order`;
    case 'mixed':
      return 'mixed from all chapters';
    case 'adaptive':
      return 'what the group has forgotten most, or never met';
  }
}

/** The first breaks; the form has them all. */
function breakWords({ breaks }: Plan): string {
  const more = breaks.length - breaksShown;
  return `${formatBreaks(breaks.slice(0, breaksShown))}${more > 0 ? ` and ${more} more` : ''}`;
}

function revealWords({ reveal }: Plan): string {
  return reveal.type === 'at' ? `at ${reveal.time}` : `${reveal.hours} hours after the question`;
}

/** A plan that is being set up: its settings and what it would post next, before anything is saved. */
export function setupPreview(view: {
  readonly plan: Plan;
  /** Of the draft: what its button saves. */
  readonly version: number;
  readonly packTitle: string;
  /** Their names. */
  readonly organisers: readonly string[];
  readonly next: readonly Slot[];
  readonly replaces: boolean;
  /** The plan that it replaces is paused. */
  readonly resumes: boolean;
  /** Why it is shown instead of what was asked for. */
  readonly notice: string | undefined;
}): Message {
  const { plan, next, notice } = view;
  return {
    summary:
      notice ??
      (view.replaces ? 'This channel’s plan, ready to change' : 'A plan for this channel, ready to save'),
    blocks: [
      ...(notice ? [say(bold(notice))] : []),
      heading(view.replaces ? 'Change the plan' : 'A plan for this channel'),
      { type: 'fields', fields: [...planFields(plan, view.packTitle), organisersField(view.organisers)] },
      lines([bold('The next posts would be')], ...nextLines(next, plan.zone)),
      ...buttons(
        { label: 'Save the plan', action: { type: 'setup-save', version: view.version }, style: 'primary' },
        { label: 'Days and times', action: { type: 'setup-schedule' } },
        { label: 'Questions', action: { type: 'setup-questions' } },
        { label: 'Organisers', action: { type: 'setup-organisers' } },
      ),
      ...(view.resumes ? [say('The plan is paused. Saving it also resumes it.')] : []),
      whisper('Nothing is posted before you save.'),
    ],
  };
}

function nextLines(next: readonly Slot[], zone: string): readonly (readonly string[])[] {
  if (next.length === 0) return [['None: no study day lies ahead.']];
  return next.map((slot) => [slotWords(slot, zone)]);
}

function organisersField(names: readonly string[]): Field {
  return { label: 'Organisers', value: [{ text: clip(names.join(', '), organisersLength) }] };
}

/** Told to the organiser who saved. */
export function planSaved(next: Slot | undefined, zone: string): Message {
  if (!next) return note('The plan is saved, but no study day lies ahead of it.');
  return note('The plan is saved. Next: ', bold(slotWords(next, zone)), '.');
}

/** `Question on Mon 23 Nov, 09:00`. */
export function slotWords(slot: Slot, zone: string): string {
  return `${slot.kind === 'question' ? 'Question' : 'Leaderboard'} on ${formatMoment(slot.at, zone)}`;
}

import { limits } from '../../core/limits.ts';
import type { Plan } from '../../core/plan.ts';
import {
  formatBreaks,
  formatDays,
  formatLeaderboard,
  formatMoment,
  formatReveal,
  formatTimes,
} from '../../core/plan-words.ts';
import type { Slot } from '../../core/slots.ts';
import { bold, buttons, heading, note, say, whisper } from '../blocks.ts';
import type { Form, FormField } from '../form.ts';
import type { Field, Message } from '../message.ts';

/** A plan's settings in words. */
export function planFields(plan: Plan, packTitle: string): readonly Field[] {
  const pace =
    plan.chaptersPerWeek === null
      ? 'chapter after chapter'
      : `${plan.chaptersPerWeek} a week, in reading order`;
  const field = (label: string, text: string): Field => ({ label, value: [{ text }] });
  return [
    field('Studies', packTitle),
    field('Questions', `${formatDays(plan.days)} at ${formatTimes(plan.times)}`),
    field('Time zone', plan.zone),
    field('Order', plan.order === 'mixed' ? 'mixed from all chapters' : pace),
    field('Reveal', revealWords(plan)),
    field('Leaderboard', plan.leaderboard ? formatLeaderboard(plan.leaderboard) : 'none'),
    field('Breaks', formatBreaks(plan.breaks)),
  ];
}

function revealWords({ reveal }: Plan): string {
  return reveal.type === 'at' ? `at ${reveal.time}` : `${reveal.hours} hours after the question`;
}

/** A plan that is being set up: its settings and what it would post next, before anything is saved. */
export function setupPreview(view: {
  readonly plan: Plan;
  readonly packTitle: string;
  readonly next: readonly Slot[];
  readonly replaces: boolean;
}): Message {
  const { plan, next } = view;
  return {
    summary: view.replaces
      ? 'This channel’s plan, ready to change'
      : 'A plan for this channel, ready to save',
    blocks: [
      heading(view.replaces ? 'Change the plan' : 'A plan for this channel'),
      { type: 'fields', fields: planFields(plan, view.packTitle) },
      say(bold('The next posts would be')),
      ...(next.length > 0
        ? next.map((slot) => say(slotWords(slot, plan.zone)))
        : [say('None: no study day lies ahead.')]),
      ...buttons(
        { label: 'Save the plan', action: { type: 'setup-save' }, style: 'primary' },
        { label: 'Change days and times', action: { type: 'setup-schedule' } },
        { label: 'Change questions', action: { type: 'setup-questions' } },
      ),
      whisper('Nothing is posted before you save. Only you see this.'),
    ],
  };
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

/** Values as typed, and what is wrong with them, by field. */
export interface FormState {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, string>>;
}

/** The form for days, times, zone and breaks. */
export function scheduleForm(plan: Plan, state: FormState = {}): Form {
  const field = textField(state);
  return {
    title: 'Days and times',
    submit: 'Preview',
    action: { type: 'setup-schedule' },
    fields: [
      field('days', 'Days', formatDays(plan.days), 'Such as mon-fri, or mon, wed, fri', 60),
      field(
        'times',
        'Times of the question, up to three',
        formatTimes(plan.times),
        'Such as 09:00, or 09:00, 14:30',
        40,
      ),
      field('zone', 'Time zone', plan.zone, 'Such as Europe/Berlin', 60),
      field(
        'breaks',
        'Breaks, if any',
        formatBreaks(plan.breaks),
        'Such as 2026-12-24..2027-01-02',
        300,
        false,
      ),
    ],
  };
}

/** The form for pack, order, reveal and leaderboard. */
export function questionsForm(
  plan: Plan,
  packs: readonly { readonly id: string; readonly title: string }[],
  state: FormState = {},
): Form {
  const field = textField(state);
  const choice = (
    id: string,
    label: string,
    value: string,
    choices: readonly { value: string; label: string }[],
  ): FormField => ({
    type: 'choice',
    id,
    label,
    value: state.values?.[id] ?? value,
    choices,
    ...problemOf(state, id),
  });
  return {
    title: 'Questions',
    submit: 'Preview',
    action: { type: 'setup-questions' },
    fields: [
      choice(
        'pack',
        'What to study',
        plan.pack,
        packs.map(({ id, title }) => ({ value: id, label: title.slice(0, limits.title) })),
      ),
      choice('order', 'Order', plan.order, [
        { value: 'reading', label: 'Reading order, chapter after chapter' },
        { value: 'mixed', label: 'Mixed from all chapters' },
      ]),
      field(
        'pace',
        'Chapters a week, in reading order',
        plan.chaptersPerWeek === null ? 'off' : String(plan.chaptersPerWeek),
        'A number, or off to read each chapter to its end',
        10,
      ),
      field(
        'reveal',
        'Reveal the answer',
        formatReveal(plan.reveal),
        'At a time such as 16:00, or later by hours such as +4h',
        10,
      ),
      field(
        'leaderboard',
        'Leaderboard',
        formatLeaderboard(plan.leaderboard),
        'Such as fri 16:00, or off',
        20,
      ),
    ],
  };
}

function textField(state: FormState) {
  return (
    id: string,
    label: string,
    value: string,
    hint: string,
    maxLength: number,
    required = true,
  ): FormField => ({
    type: 'text',
    id,
    label,
    hint,
    value: state.values?.[id] ?? value,
    maxLength,
    required,
    ...problemOf(state, id),
  });
}

function problemOf(state: FormState, id: string): { readonly problem?: string } {
  const problem = state.problems?.[id];
  return problem === undefined ? {} : { problem };
}

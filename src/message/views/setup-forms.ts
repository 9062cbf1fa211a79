import { limits } from '../../core/limits.ts';
import type { Plan } from '../../core/plan.ts';
import {
  formatBreaks,
  formatDays,
  formatGrace,
  formatLeaderboard,
  formatReveal,
  formatTimes,
} from '../../core/plan-words.ts';
import type { Form, FormField } from '../form.ts';

/** Characters of a break as it is written: `2026-12-24..2027-01-02, `. */
const breakLength = 24;

/** Values as typed, and what is wrong with them, by field. */
export interface FormState {
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, string>>;
}

/** The form for days, times, zone, breaks and grace. */
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
        'Breaks',
        formatBreaks(plan.breaks),
        'Such as 2026-12-24..2027-01-02',
        limits.breaks * breakLength,
        false,
      ),
      field(
        'grace',
        'If Quorum was down, ask late by up to',
        formatGrace(plan.graceHours),
        'Such as 4h. After that the question is skipped.',
        10,
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
        packs.map(({ id, title }) => ({ value: id, label: title })),
      ),
      choice('order', 'Order', plan.order, [
        { value: 'reading', label: 'Reading order, chapter after chapter' },
        { value: 'mixed', label: 'Mixed from all chapters' },
        { value: 'adaptive', label: 'Adaptive: what the group has forgotten most' },
      ]),
      field(
        'pace',
        'Chapters a week, in reading order',
        plan.chaptersPerWeek === null ? 'off' : String(plan.chaptersPerWeek),
        'Such as 2, or off to finish each chapter first',
        10,
      ),
      field(
        'reveal',
        'Reveal the answer',
        formatReveal(plan.reveal),
        'Such as 16:00, or +4h for four hours later',
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

/** The form for those who may change the plan. `value`: those who may, as `writePeople` puts them. */
export function organisersForm(value: string, state: FormState = {}): Form {
  return {
    title: 'Organisers',
    intro:
      'They may change this plan, besides the workspace’s admins, and are told when something needs them.',
    submit: 'Preview',
    action: { type: 'setup-organisers' },
    fields: [
      {
        type: 'people',
        id: 'organisers',
        label: 'Organisers',
        value: state.values?.organisers ?? value,
        ...problemOf(state, 'organisers'),
      },
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

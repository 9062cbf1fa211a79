import type { Form, FormField } from '../form.ts';

/** When somebody wants to be reminded, as they typed it or as it is kept. */
export interface Reminder {
  readonly time: string;
  readonly zone: string;
}

/**
 * Where a member says when to be reminded of their reviews.
 * @param channel the name of that whose pack they review
 * @param problems why what was typed could not be taken
 */
export function reminderForm(channel: string, reminder: Reminder, problems: Partial<Reminder> = {}): Form {
  const field = (id: keyof Reminder, label: string, hint: string, maxLength: number): FormField => {
    const problem = problems[id];
    const wrong = problem === undefined ? {} : { problem };
    return { type: 'text', id, label, hint, value: reminder[id], required: true, maxLength, ...wrong };
  };
  return {
    title: 'Daily reminder',
    intro: `In private, once a day, and only when something is due for review in #${channel}.`,
    submit: 'Remind me',
    action: { type: 'remind' },
    fields: [
      field('time', 'At', 'Such as 08:30, or 5pm', 10),
      field('zone', 'Time zone', 'Such as Europe/Berlin', 60),
    ],
  };
}

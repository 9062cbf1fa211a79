import type { LocalTime } from '../../core/plan.ts';
import { bold, buttons, code, count, note, say, whisper } from '../blocks.ts';
import type { Button, Message } from '../message.ts';
import { privateQuestion, type QuestionView } from './question.ts';

/** When something will be due next: in so many days, at least one; undefined: nothing that was answered will. */
export type NextReview = number | undefined;

/** A question on what is due first. `due`: how many things are, this one among them. */
export function reviewQuestion(view: QuestionView, due: number, reminder: readonly Button[] = []): Message {
  const { summary, blocks } = privateQuestion(view, due);
  return { summary, blocks: [...blocks, ...buttons(...reminder)] };
}

/** That something is due, where there is more to see than this. */
export function dueLine(pack: string, due: number): Message {
  const line = `${count(due, 'thing is', 'things are')} due for review.`;
  return {
    summary: line,
    blocks: [say(line), ...buttons({ label: 'Review', action: { type: 'review', pack } })],
  };
}

/** What somebody sees who has reviewed all that is due. */
export function nothingDue(next: NextReview, reminder: readonly Button[]): Message {
  const lead = 'All done: nothing is due for review.';
  return {
    summary: `${lead} ${nextWords(next)}`.trim(),
    blocks: [
      say(bold(lead), ` ${nextWords(next)}`.trimEnd()),
      say('Want more? ', code('/study quiz'), ' asks another question.'),
      ...buttons(...reminder),
    ],
  };
}

/** What somebody sees who has answered nothing yet. */
export function nothingToReview(reminder: readonly Button[]): Message {
  const lead = 'You have nothing to review yet.';
  return {
    summary: lead,
    blocks: [
      say(bold(lead)),
      say(
        'What you answer comes back here just before you would forget it, and what you miss comes back the next day. ',
        code('/study today'),
        ' and ',
        code('/study quiz'),
        ' give you something to answer.',
      ),
      ...buttons(...reminder),
    ],
  };
}

/** What somebody sees for whom something is due that cannot be asked now. */
export function nothingToAsk(reminder: readonly Button[]): Message {
  const lead = 'What is due for review cannot be asked right now.';
  return {
    summary: lead,
    blocks: [
      say(
        `${lead} It is open as a question of the day, which `,
        code('/study today'),
        ' shows, or somebody flagged it.',
      ),
      ...buttons(...reminder),
    ],
  };
}

/** Below the answer that was the last due. `waiting`: how many things are due that cannot be asked now. */
export function allReviewed(next: NextReview, waiting: number): string {
  const lead =
    waiting > 0
      ? 'Nothing more can be asked right now: the rest is open as a question of the day, or somebody flagged it.'
      : 'Nothing more is due.';
  return `${lead} ${nextWords(next)}`.trim();
}

function nextWords(next: NextReview): string {
  if (next === undefined) return '';
  return next === 1 ? 'Next: tomorrow.' : `Next: in ${next} days.`;
}

/** The buttons for a daily reminder. `time`: that of the one there is. */
export function reminderButtons(time: LocalTime | undefined): readonly Button[] {
  if (time === undefined) return [{ label: 'Remind me daily', action: { type: 'remind' } }];
  return [{ label: `Reminder: daily at ${time}`, action: { type: 'remind' } }, stopButton];
}

const stopButton: Button = { label: 'Stop reminding me', action: { type: 'remind-stop' } };

/** A reminder of what is due in a channel was kept. */
export function reminderKept(channel: string, time: LocalTime, zone: string): Message {
  const { summary, blocks } = note(
    `I will remind you at ${time} (${zone}): in private, once a day, and only when something is due for review in #${channel}. `,
    'It may come as a direct message: your settings must allow those from members here.',
  );
  return { summary, blocks: [...blocks, ...buttons(stopButton)] };
}

/** The reminder itself. */
export function reviewNotice(channel: string, pack: string, due: number): Message {
  const { summary, blocks } = note(
    `${count(due, 'thing is', 'things are')} due for review in #${channel}: `,
    code('/study review'),
  );
  return {
    summary,
    blocks: [
      ...blocks,
      ...buttons({ label: 'Review now', action: { type: 'review', pack }, style: 'primary' }, stopButton),
      whisper('You asked for this reminder. /study review there changes or stops it.'),
    ],
  };
}

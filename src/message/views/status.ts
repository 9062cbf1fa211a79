import { bold, clip, count, heading, lines, say, whisper } from '../blocks.ts';
import type { Field, Message } from '../message.ts';

/** A day on which an organiser posted much by hand, and reasons in a platform's own many words, still fit. */
const linesShown = 6;
const lineLength = 250;

export interface StatusView {
  /** Such as `Mon 23 Nov`. */
  readonly today: string;
  /** What became of today's slots, or why there are none; at least one line. */
  readonly happened: readonly string[];
  readonly paused: string | undefined;
  /** Why nothing can be posted, such as a pack that is gone. */
  readonly trouble: string | undefined;
  readonly next: readonly string[];
  readonly unusedLeft: number | undefined;
  readonly settings: readonly Field[];
}

/** How the channel's plan is doing, and the answer to “why was there no post today?”. */
export function status(view: StatusView): Message {
  const earlier = view.happened.length - linesShown;
  return {
    summary: clip(view.paused ?? view.happened[0] ?? view.today, lineLength),
    blocks: [
      heading(`Today, ${view.today}`),
      ...(view.paused ? [say(bold('Paused. '), clip(view.paused, lineLength))] : []),
      ...(view.trouble ? [say(bold('Needs you: '), clip(view.trouble, lineLength))] : []),
      ...(earlier > 0 ? [whisper(`${count(earlier, 'earlier post')} left out here.`)] : []),
      lines(...view.happened.slice(-linesShown).map((line) => [clip(line, lineLength)])),
      lines(
        [bold('Next')],
        ...(view.next.length > 0 ? view.next : ['Nothing is planned.']).map((line) => [line]),
      ),
      { type: 'divider' },
      { type: 'fields', fields: view.settings },
      ...(view.unusedLeft === undefined
        ? []
        : [whisper(`${count(view.unusedLeft, 'question')} not asked here yet.`)]),
    ],
  };
}

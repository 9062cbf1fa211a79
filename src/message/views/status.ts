import { bold, clip, count, heading, lines, say, whisper } from '../blocks.ts';
import type { Block, Field, Message } from '../message.ts';

/** A day on which an organiser posted much by hand, days on which much failed, and reasons in a platform's own many words, still fit. */
const linesShown = 6;
const troublesShown = 4;
const lineLength = 250;

export interface StatusView {
  /** Such as `Mon 23 Nov`. */
  readonly today: string;
  /** What became of today's slots, or why there are none; at least one line. */
  readonly happened: readonly string[];
  /** What else of the last days did not get through, or has not yet, latest last. */
  readonly troubled: readonly string[];
  readonly paused: string | undefined;
  /** Why nothing can be posted, such as a pack that is gone. */
  readonly trouble: string | undefined;
  readonly next: readonly string[];
  readonly unusedLeft: number | undefined;
  readonly settings: readonly Field[];
}

/** How the channel's plan is doing, and the answer to “why was there no post today?”. */
export function status(view: StatusView): Message {
  return {
    summary: clip(view.paused ?? view.happened[0] ?? view.today, lineLength),
    blocks: [
      heading(`Today, ${view.today}`),
      ...(view.paused ? [say(bold('Paused. '), clip(view.paused, lineLength))] : []),
      ...(view.trouble ? [say(bold('Needs you: '), clip(view.trouble, lineLength))] : []),
      ...latest(view.happened, linesShown),
      ...(view.troubled.length > 0
        ? [say(bold('Trouble in the last days')), ...latest(view.troubled, troublesShown)]
        : []),
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

/** The last of these lines, and how many were before them. */
function latest(all: readonly string[], shown: number): readonly Block[] {
  const earlier = all.length - shown;
  return [
    ...(earlier > 0 ? [whisper(`${count(earlier, 'earlier post')} left out here.`)] : []),
    lines(...all.slice(-shown).map((line) => [clip(line, lineLength)])),
  ];
}

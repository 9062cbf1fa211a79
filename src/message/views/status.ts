import { bold, heading, say, whisper } from '../blocks.ts';
import type { Field, Message } from '../message.ts';

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
  return {
    summary: view.paused ?? view.happened[0] ?? view.today,
    blocks: [
      heading(`Today, ${view.today}`),
      ...(view.paused ? [say(bold('Paused. '), view.paused)] : []),
      ...(view.trouble ? [say(bold('Needs you: '), view.trouble)] : []),
      ...view.happened.map((line) => say(line)),
      say(bold('Next')),
      ...(view.next.length > 0 ? view.next.map((line) => say(line)) : [say('Nothing is planned.')]),
      { type: 'divider' },
      { type: 'fields', fields: view.settings },
      ...(view.unusedLeft === undefined ? [] : [whisper(`${view.unusedLeft} questions not asked here yet.`)]),
    ],
  };
}

import { buttons, heading, say } from '../blocks.ts';
import type { Message } from '../message.ts';

/** What is kept about a member, and the switch that hides them. */
export function privacy(hidden: boolean): Message {
  return {
    summary: hidden ? 'You are hidden from boards and reveals.' : 'You are shown on boards and reveals.',
    blocks: [
      heading('Your privacy'),
      say('Quorum keeps your name here, your answers and when you gave them. It keeps no other messages.'),
      say(
        'What you answer, and whether you were right, is told to you alone. Others see how many picked each option, who had an answer fully right, and the leaderboard.',
      ),
      say(
        hidden
          ? 'You are hidden: no board and no reveal names you. Your answers still count in the totals.'
          : 'You can hide: then no board and no reveal names you.',
      ),
      ...buttons(
        hidden
          ? { label: 'Show me again', action: { type: 'hide', hidden: false } }
          : { label: 'Hide me', action: { type: 'hide', hidden: true } },
      ),
    ],
  };
}

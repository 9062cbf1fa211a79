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
        'Your answers are shown to you alone. A reveal counts what was picked and names who was right, and the leaderboard shows points.',
      ),
      say(
        hidden
          ? 'You are hidden: no new board and no new reveal names you. Your answers still count in the totals.'
          : 'You can hide: then no board and no reveal names you. What is posted already stays as it is.',
      ),
      ...buttons(
        hidden
          ? { label: 'Show me again', action: { type: 'hide', hidden: false } }
          : { label: 'Hide me', action: { type: 'hide', hidden: true } },
      ),
    ],
  };
}

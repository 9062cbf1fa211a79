import { bold, buttons, heading, note, say } from '../blocks.ts';
import type { Message } from '../message.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Names of channels that are listed; of more, only how many there are is told. */
const channelsListed = 10;

/**
 * What is kept about a member, the switch that hides them, and what else they can do about it.
 * @param secondOpinion whether a language model may read what they write
 */
export function privacy(hidden: boolean, secondOpinion: boolean): Message {
  return {
    summary: hidden ? 'You are hidden from boards and reveals.' : 'You are shown on boards and reveals.',
    blocks: [
      heading('Your privacy'),
      say(
        'Quorum keeps your name here, your answers and when you gave them, what you practised, flagged, ruled on or set up, your reminder, and notices that it sent you in private. It keeps no other messages.',
      ),
      say(
        'Your answers are shown to you alone. A reveal counts what was picked and names who was right, and the leaderboard shows points.',
      ),
      ...(secondOpinion
        ? [
            say(
              'What you write in your own words may be read by a language model as well, without your name.',
            ),
          ]
        : []),
      say(
        hidden
          ? 'You are hidden: no new board and no new reveal names you. Your answers still count in the totals.'
          : 'You can hide: then no board and no reveal names you. What is posted already stays as it is.',
      ),
      ...buttons(
        hidden
          ? { label: 'Show me again', action: { type: 'hide', hidden: false } }
          : { label: 'Hide me', action: { type: 'hide', hidden: true } },
        { label: 'Send me my data', action: { type: 'export' } },
        { label: 'Delete my data', action: { type: 'erase-ask' } },
      ),
    ],
  };
}

/** All that is kept about a member, as a file for them alone. */
export function dataFile(name: string, text: string): Message {
  return {
    summary: 'This is all that Quorum keeps about you here.',
    blocks: [
      say('This is all that Quorum keeps about you here, as JSON. Nobody else gets it.'),
      { type: 'file', name, mediaType: 'application/json', text },
    ],
  };
}

/** Asks before anything is erased. @param alone channels whose only organiser they are */
export function confirmErasing(alone: readonly string[]): Message {
  return {
    summary: 'Delete all that Quorum keeps about you here? This cannot be undone.',
    blocks: [
      heading('Delete your data?'),
      say(
        bold('Gone for good: '),
        'your name, your answers with their words, points, streaks and reviews, your practice, your flags, your reminder, notices to you, and what you have been setting up.',
      ),
      say(
        bold('What stays: '),
        'how often each option was picked, how right the answers were, and which ideas written ones had, as numbers without a person. What you ruled as an organiser stays, without your name.',
      ),
      say(
        'Reveals of the last week are edited, so that they do not name you. Older reveals and boards are messages in the channel by now, and stay as they are.',
      ),
      say(
        'What Quorum sent you in private, such as the file of your data, may stay with the chat platform, and backups of whoever runs Quorum hold your data until they are replaced.',
      ),
      ...(alone.length > 0 ? [say(aloneWords(alone))] : []),
      say('You can come back whenever you like: your next answer begins anew.'),
      ...buttons(
        { label: 'Delete everything', action: { type: 'erase' }, style: 'danger' },
        { label: 'Keep it', action: { type: 'privacy' } },
      ),
    ],
  };
}

function aloneWords(channels: readonly string[]): string {
  const named = channels.slice(0, channelsListed);
  const more = channels.length - named.length;
  const where = list.format([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return `You are the only organiser of ${where}. Study goes on there, and admins of this workspace can name somebody else with /study setup.`;
}

export function erased(): Message {
  return note(
    'Done: nothing is kept about you here any more. Your answers live on as numbers only. You are welcome back at any time.',
  );
}

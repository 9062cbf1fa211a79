import type { Span } from '../../src/core/rich-text.ts';
import type { Action } from '../../src/message/action.ts';
import { bold, buttons, code, heading, italic, say, whisper } from '../../src/message/blocks.ts';
import type { Form } from '../../src/message/form.ts';
import type { Block, Message, OptionLine } from '../../src/message/message.ts';

// One message of every kind that the bot sends, with every block and every mark, for tests of how they are drawn.

const texts = [
  'Writes stop until the leader is back.',
  'A follower that has fallen behind is promoted, and writes that the old leader had acknowledged are lost.',
  'Two nodes both believe that they are the leader, and both accept writes.',
  'Reads from a follower are older than what the same client wrote.',
];

const letters = ['A', 'B', 'C', 'D'];

function options(extra: (index: number) => Omit<OptionLine, 'label' | 'text'>): Block {
  const lines = texts.map((text, index) => ({
    label: letters[index] ?? '',
    text: [{ text }],
    ...extra(index),
  }));
  return { type: 'options', options: lines };
}

const stem: readonly Block[] = [
  say(
    'A database replicates ',
    bold('asynchronously'),
    '. Its leader fails. What can ',
    italic('only'),
    ' happen then?',
  ),
  { type: 'code', code: 'BEGIN;\nUPDATE accounts SET balance = balance - 100 WHERE id = 1;\nCOMMIT;' },
];

export const question: Message = {
  summary: 'Question of the day',
  blocks: [
    heading('Question of the day'),
    ...stem,
    options(() => ({})),
    ...buttons(
      ...letters.map((label, option) => ({ label, action: { type: 'answer', post: 1, option } as const })),
    ),
    whisper('Chapter 5 · 2 points · revealed at 16:00 · 3 have answered'),
  ],
};

export const draft: Message = {
  summary: 'Pick all that apply',
  blocks: [
    ...stem,
    options(() => ({})),
    ...buttons(
      ...letters.map((label, index) => ({
        label,
        pressed: index < 2,
        action: { type: 'pick', post: 2, picks: [index] } as const,
      })),
    ),
    ...buttons({ label: 'Submit', style: 'primary', action: { type: 'submit', post: 2, picks: [0, 1] } }),
  ],
};

const link: Span = { text: 'replication lag', href: 'https://example.org/lag' };

export const verdict: Message = {
  summary: 'Not quite: 0 of 2 points',
  blocks: [
    heading('Not quite: 0 of 2 points'),
    options((index) =>
      index === 1
        ? { mark: 'right' }
        : index === 3
          ? { mark: 'picked', note: [{ text: 'That is a follower that lags, leader or not.' }] }
          : {},
    ),
    say(
      'The old leader had acknowledged what no follower had; see ',
      link,
      ' and ',
      code('SHOW replicas'),
      '.',
    ),
    ...buttons({ label: 'failover', action: { type: 'term', pack: 'ddia', term: 'failover' } }),
  ],
};

export const reveal: Message = {
  summary: 'The answer was B',
  blocks: [
    heading('The answer was B'),
    ...stem,
    options((index) => ({
      share: { count: [1, 5, 0, 2][index] ?? 0, of: 8 },
      ...(index === 1 ? { mark: 'picked-right' as const } : {}),
    })),
    whisper('Right: Ben, Mei, Nora, Tomas and one more.'),
  ],
};

/** One grey pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

export const board: Message = {
  summary: 'This week’s leaderboard',
  blocks: [
    heading('This week’s leaderboard'),
    { type: 'image', png: Buffer.from(pixel, 'base64'), alt: 'Bars of points: Mei 9, Ben 8' },
    {
      type: 'fields',
      fields: [
        { label: '1st', value: [bold('Mei'), { text: ' · 9 points' }] },
        { label: '2nd', value: [{ text: 'Ben · 8 points' }] },
      ],
    },
    { type: 'divider' },
    ...buttons({ label: 'Hide me', action: { type: 'hide', hidden: true } }),
  ],
};

const schedule: Action = { type: 'setup-schedule' };

export const setup: Message = {
  summary: 'A plan for this channel',
  blocks: [
    heading('A plan for this channel'),
    ...buttons({ label: 'Change the schedule', action: schedule }),
  ],
};

/** @param problem what is wrong with the time zone */
export function scheduleForm(problem?: string): Form {
  return {
    title: 'Schedule',
    intro: 'When the channel is asked.',
    fields: [
      {
        type: 'text',
        id: 'zone',
        label: 'Time zone',
        hint: 'Such as Europe/Berlin.',
        value: 'Europe/Berlin',
        required: true,
        maxLength: 60,
        ...(problem ? { problem } : {}),
      },
      {
        type: 'choice',
        id: 'order',
        label: 'Order',
        value: 'reading',
        choices: [
          { value: 'reading', label: 'In reading order' },
          { value: 'mixed', label: 'Mixed' },
        ],
      },
      { type: 'text', id: 'breaks', label: 'Breaks', required: false, multiline: true, maxLength: 400 },
      { type: 'people', id: 'organisers', label: 'Organisers', value: 'member nora Nora' },
    ],
    submit: 'Update',
    action: schedule,
  };
}

import { bold, heading, say, whisper } from '../../../src/message/blocks.ts';
import type { Block, Button, Message } from '../../../src/message/message.ts';
import { room } from '../../../src/message/room.ts';
import { words } from '../full-pack.ts';

const many = <Item>(count: number, make: (place: number) => Item) =>
  Array.from({ length: count }, (_, place) => make(place));

const full = (summary: string, ...blocks: readonly Block[]): Message => ({ summary, blocks });

/** What is left of a message beside a block that is as large as may be. */
const rest = room.message - room.block;

const lines = many(34, (place) => words(87, `line ${place}`)).join('\n');

/** Bytes that an option takes besides its text and note: letter, mark, bar. */
const drawn = 68;

const buttons = (row: number): readonly Button[] =>
  many(room.row, (place) => ({
    label: words(room.label, `${row}${place}`),
    action: { type: 'quiz-term', pack: 'p'.repeat(24), term: `${row}${place}${'t'.repeat(58)}` },
  }));

/** Messages that take as much room as there is, each in its own way. */
export const roomMessages: readonly (readonly [what: string, message: Message])[] = [
  ['two paragraphs', full('Text', say(words(room.block, 'one')), whisper(words(rest, 'two')))],
  ['code', full('Code', { type: 'code', code: lines }, say(words(rest, 'below')))],
  ['small print', full('Small', whisper(words(room.block, 'one')), whisper(bold(words(rest, 'two'))))],
  [
    'options',
    full(
      'Options',
      {
        type: 'options',
        options: many(5, (place) => ({
          label: 'ABCDE'.charAt(place),
          text: [{ text: words(room.block / 5 - drawn - 350, `text ${place}`) }],
          note: [{ text: words(350, `note ${place}`) }],
          mark: 'picked-right',
          share: { count: 999, of: 999 },
        })),
      },
      say(words(rest)),
    ),
  ],
  [
    'fields',
    full(
      'Fields',
      {
        type: 'fields',
        fields: many(30, (place) => ({
          label: words(40, `label ${place}`),
          value: [{ text: words(59, `value ${place}`) }],
        })),
      },
      say(words(rest)),
    ),
  ],
  ['blocks', full('Blocks', ...many(room.blocks, (place) => say(words(100, `block ${place}`))))],
  ['headings', full('Headings', ...many(26, (place) => heading(words(room.heading, `heading ${place}`))))],
  [
    'buttons',
    full(
      words(300, 'Buttons'),
      say(words(room.block)),
      say(words(rest)),
      ...many(room.rows, (row): Block => ({ type: 'buttons', buttons: buttons(row) })),
    ),
  ],
];

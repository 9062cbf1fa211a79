import { plainSpans } from '../../src/core/rich-text.ts';
import { actionToken } from '../../src/message/action.ts';
import type { Block, Button, Message } from '../../src/message/message.ts';
import { room } from '../../src/message/room.ts';

/** What Discord takes of a button's token, and what a notification shows of a summary at most. */
const tokenLength = 100;
const summaryLength = 300;

/** What of a message is too large for the smallest platform; nothing where it fits. */
export function excess(message: Message): readonly string[] {
  const sizes = message.blocks.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const rows = message.blocks.flatMap((block) => (block.type === 'buttons' ? [block.buttons] : []));
  const needed = rows.reduce((sum, row) => sum + Math.ceil(row.length / room.row), 0);
  return [
    ...over('characters in a block', Math.max(...sizes), room.block),
    ...over('characters', total, room.message),
    ...over('blocks', message.blocks.length, room.blocks),
    ...over('rows of buttons', needed, room.rows),
    ...rows.flat().flatMap(excessOfButton),
    ...message.blocks.flatMap((block) =>
      block.type === 'heading' ? over(`characters in “${block.text}”`, block.text.length, room.heading) : [],
    ),
    ...over('characters in the summary', message.summary.length, summaryLength),
    ...(message.summary === '' ? ['no summary'] : []),
  ];
}

function excessOfButton({ label, action }: Button): readonly string[] {
  return [
    ...over(`characters on “${label}”`, label.length, room.label),
    ...over(`characters in the token of “${label}”`, actionToken(action).length, tokenLength),
  ];
}

function over(what: string, size: number, most: number): readonly string[] {
  return size > most ? [`${size} ${what}, ${most} fit`] : [];
}

/** Characters of a block with what a platform puts around them: a fence, a bullet, a bar with its numbers. */
function sizeOf(block: Block): number {
  switch (block.type) {
    case 'heading':
      return block.text.length;
    case 'text':
      return plainSpans(block.spans).length;
    case 'code':
      return block.code.length + 8;
    case 'fields':
      return sum(block.fields.map(({ label, value }) => label.length + plainSpans(value).length + 1));
    case 'options':
      return sum(
        block.options.map(
          ({ label, text, mark, note, share }) =>
            label.length +
            plainSpans([...text, ...(note ?? [])]).length +
            5 +
            (mark ? 15 : 0) +
            (share ? 40 : 0),
        ),
      );
    case 'image':
      return block.alt.length;
    case 'buttons':
    case 'file':
    case 'divider':
      return 0;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

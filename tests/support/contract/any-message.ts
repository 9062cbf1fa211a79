import fc from 'fast-check';
import type { Span } from '../../../src/core/rich-text.ts';
import type { Block, Message } from '../../../src/message/message.ts';
import { discordMarkup, slackMarkup } from './hostile.ts';

const markup = [
  '*',
  '_',
  '**',
  '~~',
  '||',
  '`',
  '```',
  '# ',
  '-# ',
  '> ',
  '- ',
  '1. ',
  '&amp;',
  '<b>',
  ':x:',
];
const fragment = fc.constantFrom(
  'leader',
  'follower',
  'é',
  '😀',
  ...markup,
  ...slackMarkup,
  ...discordMarkup,
);

/** Words and markup of all platforms, which is to be shown as it is. */
const text = fc.array(fragment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ').trim());
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));

const flag = fc.constantFrom(
  {},
  { bold: true },
  { italic: true },
  { code: true },
  { bold: true, italic: true },
);
const span = fc.tuple(lines, flag).map(([words, marks]): Span => ({ text: words, ...marks }) as Span);
const spans = fc.array(span, { minLength: 1, maxLength: 3 });
const share = fc.nat(99).chain((of) => fc.record({ count: fc.nat(of), of: fc.constant(of) }));

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text }),
  fc.record({ type: fc.constant('text' as const), spans }),
  fc.record({ type: fc.constant('text' as const), spans, tone: fc.constant('quiet' as const) }),
  fc.record({ type: fc.constant('code' as const), code: lines }),
  fc.record({ type: fc.constant('divider' as const) }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: text, value: spans }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('options' as const),
    options: fc.array(
      fc.record(
        {
          label: fc.constantFrom('A', 'B', 'True'),
          text: spans,
          mark: fc.constantFrom('right' as const, 'picked' as const, 'picked-right' as const),
          note: spans,
          share,
        },
        { requiredKeys: ['label', 'text'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

/** Any message that has text, within the room that there is. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: text,
  blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
});

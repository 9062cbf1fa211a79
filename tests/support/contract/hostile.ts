import { bold, buttons, code, heading, italic, say, whisper } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import { room } from '../../../src/message/room.ts';
import { board } from '../sample-messages.ts';

/** What comes alive where a platform reads it as markup. */
export const slackMarkup = ['<!channel>', '<@U012AB3CD>', '<https://evil.example|click>'];
export const discordMarkup = [
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '<t:1700000000:R>',
  '[click](https://evil.example)',
];

/** A text that tries everything, in fewer characters than a heading has. */
const short = `${slackMarkup.join(' ')} @everyone https://evil.example **b** _i_ :tada:`;

/** One that tries more. */
export const hostile = [
  ...slackMarkup,
  ...discordMarkup,
  '@everyone @here @channel https://evil.example discord.gg/evil :tada: **bold** *b* _i_ ~~s~~ ||spoiler|| `c`',
  '# no heading & no <b>mark</b>',
].join(' ');

/** It, wherever a message has text. */
export const hostileMessage: Message = {
  summary: hostile,
  blocks: [
    heading(short),
    say(short, bold(short), italic(short)),
    say(code(hostile)),
    whisper(hostile),
    whisper(bold(short), short),
    { type: 'code', code: `${short}\n  \`\`\`\n${short}` },
    { type: 'fields', fields: [{ label: '<!here> *a*', value: [{ text: hostile }] }] },
    {
      type: 'options',
      options: [
        { label: 'A', text: [{ text: hostile }], note: [{ text: short }], share: { count: 1, of: 2 } },
        { label: 'B', text: [code(short)], mark: 'picked' },
      ],
    },
    ...buttons({ label: short.slice(0, room.label), action: { type: 'setup-schedule' } }),
    ...board.blocks.flatMap((block) => (block.type === 'image' ? [{ ...block, alt: hostile }] : [])),
  ],
};

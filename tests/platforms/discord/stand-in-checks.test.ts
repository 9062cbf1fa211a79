import { describe, expect, it } from 'vitest';
import { checkBody } from '../../support/discord/checks/check-body.ts';
import type { MethodName } from '../../support/discord/rest/methods.ts';
import { sampleMessage as message, sampleRow as row } from '../../support/discord/sample-payloads.ts';

type Case = readonly [what: string, method: MethodName, body: unknown, problem: string];

const ephemeral = 1 << 6;
const button = (change: object) =>
  message({ components: [{ type: 1, components: [{ ...change, type: 2 }] }] });
const select = { type: 3, custom_id: 's', options: [{ label: 'One', value: '1' }] };

const cases: readonly Case[] = [
  ['a content that is too long', 'createMessage', message({ content: 'x'.repeat(2001) }), 'content has 2001'],
  ['a content that is no text', 'createMessage', message({ content: 7 }), 'content Invalid input'],
  ['a field that nobody knows', 'createMessage', message({ contents: '' }), 'contents is no field'],
  [
    'embeds that are too long together',
    'createMessage',
    message({ embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }),
    'embeds have 6001',
  ],
  [
    'an embed that is too long',
    'createMessage',
    message({ embeds: [{ description: 'x'.repeat(4097) }] }),
    'embeds[0].description Too big',
  ],
  ['an embed of nothing', 'createMessage', message({ embeds: [{ color: 1 }] }), 'embeds[0] is empty'],
  [
    'six rows',
    'createMessage',
    message({ components: [...'abcdef'].map((id) => row(id)) }),
    'components has 6 rows',
  ],
  [
    'six buttons in a row',
    'createMessage',
    message({ components: [row(...'abcdef')] }),
    'components[0].components Too big',
  ],
  [
    'a custom id twice',
    'createMessage',
    message({ components: [row('a'), row('a')] }),
    'components[1].components[0].custom_id is "a" a second time',
  ],
  [
    'a custom id that is too long',
    'createMessage',
    message({ components: [row('a'.repeat(101))] }),
    'custom_id Too big',
  ],
  [
    'a label that is too long',
    'createMessage',
    button({ style: 2, custom_id: 'a', label: 'x'.repeat(81) }),
    'label Too big',
  ],
  [
    'a button that says nothing',
    'createMessage',
    button({ style: 2, custom_id: 'a', label: '' }),
    'says nothing',
  ],
  ['a button that does nothing', 'createMessage', button({ style: 2, label: 'A' }), 'needs a custom_id'],
  ['a link that leads nowhere', 'createMessage', button({ style: 5, label: 'A' }), 'is a link without'],
  [
    'a select beside a button',
    'createMessage',
    message({
      components: [{ type: 1, components: [select, { type: 2, style: 2, label: 'A', custom_id: 'a' }] }],
    }),
    'has a select beside',
  ],
  [
    'components of the second version',
    'createMessage',
    message({ flags: 1 << 15, components: [{ type: 10, content: 'x' }] }),
    'flags ask for Components V2',
  ],
  [
    'mentions that are let through',
    'createMessage',
    message({ allowed_mentions: { parse: ['users'] } }),
    'allowed_mentions lets',
  ],
  ['mentions of which nothing is said', 'editMessage', { content: 'x' }, 'allowed_mentions lets'],
  [
    'a nonce that is not enforced',
    'createMessage',
    message({ enforce_nonce: false }),
    'nonce is not enforced',
  ],
  ['a nonce that is too long', 'createMessage', message({ nonce: 'x'.repeat(26) }), 'nonce'],
  [
    'a message for one user where everybody reads',
    'createMessage',
    message({ flags: ephemeral }),
    'flags ask for a message for one user',
  ],
  [
    'a post without a name',
    'createPost',
    { message: { content: 'x', allowed_mentions: { parse: [] } } },
    'name Invalid input',
  ],
  [
    'a post with a nonce, which does nothing',
    'createPost',
    { name: 'x', message: message() },
    'message.nonce is no field',
  ],
  [
    'a post that is too long',
    'createPost',
    { name: 'x', message: message({ content: 'x'.repeat(2001) }) },
    'message.content has 2001',
  ],
  ['a thread whose name is too long', 'createThread', { name: 'x'.repeat(101) }, 'name Too big'],
  [
    'an answer that is too long',
    'respond',
    { type: 4, data: { content: 'x'.repeat(2001), allowed_mentions: { parse: [] } } },
    'data.content',
  ],
  [
    'an edited answer that is too long',
    'editReply',
    { content: 'x'.repeat(2001), allowed_mentions: { parse: [] } },
    'content',
  ],
  ['an answer of no known type', 'respond', { type: 3 }, 'type is no type'],
];

const said = (method: MethodName, body: unknown, forbidden: readonly string[] = []) =>
  checkBody(method, body, forbidden).map(({ path, problem }) => `${path} ${problem}`);

describe('messages that a Discord stand-in takes', () => {
  it.each<readonly [MethodName, unknown]>([
    ['createMessage', message()],
    ['editMessage', { components: [] }],
    ['createPost', { name: 'x', message: { content: 'x', allowed_mentions: { parse: [] } } }],
    ['respond', { type: 5, data: { flags: ephemeral } }],
    ['respond', { type: 6 }],
  ])('are those of %s as they should be', (method, body) => {
    expect(said(method, body)).toEqual([]);
  });

  it.each(cases)('have not %s', (_, method, body, problem) => {
    expect(said(method, body).join('\n')).toContain(problem);
  });

  it.each([
    '<@1234>',
    '<@&1234>',
    '<#1234>',
    '@everyone',
    'x @here',
    '<t:1700000000:R>',
    '<:smile:1234>',
    '</study:1234>',
  ])('have no %s that comes alive', (markup) => {
    expect(said('createMessage', message({ content: markup })).join()).toContain('which comes alive');
    expect(said('createMessage', message({ embeds: [{ description: markup }] })).join()).toContain(
      'comes alive',
    );
    expect(said('createMessage', message({ content: `\`${markup}\`` }))).toEqual([]);
  });

  it('have no markup that was only to be quoted', () => {
    const bold = '**bold** \\*\\*quoted\\*\\* `**code**`';
    expect(said('createMessage', message({ content: bold }), ['**bold**'])).toEqual([
      'content has **bold** as markup, which it must only quote',
    ]);
    expect(said('createMessage', message({ content: bold }), ['**quoted**', '**code**'])).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { long, many, plain, rich, say, send } from '../../support/slack/raw-blocks.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';

let slack: Slack;
let channel: string;

beforeAll(async () => {
  slack = await startSlack();
  channel = slack.addChannel('study');
});

afterAll(() => slack.stop());

const button = (label: string, more: object = {}) => ({
  type: 'button',
  action_id: label,
  text: plain(label),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string) => ({ text: plain(value), value });
const select = (options: object[], more: object = {}) =>
  actions({ type: 'static_select', action_id: 'one', options, ...more });

describe('what the stand-in refuses in blocks', () => {
  it.each<[string, object, string]>([
    ['an unknown block', { type: 'buttons' }, 'blocks[0].type must be equal to one of the allowed values'],
    ['a field of no block', { ...say('x'), txt: 1 }, 'must NOT have additional properties (txt)'],
    ['a section without text', { type: 'section' }, 'blocks[0] has neither text nor fields'],
    ['a long section', say(long(3001)), 'blocks[0].text.text has 3001 characters, 3000 are allowed'],
    ['an empty text', say(''), 'blocks[0].text.text is empty'],
    [
      'eleven fields',
      { type: 'section', fields: many(11, () => plain('x')) },
      'blocks[0].fields has 11 items, 10 are allowed',
    ],
    [
      'a long field',
      { type: 'section', fields: [plain(long(2001))] },
      'blocks[0].fields[0].text has 2001 characters',
    ],
    [
      'a header with markup',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      'blocks[0].text.type must be equal to constant (plain_text)',
    ],
    ['a long header', { type: 'header', text: plain(long(151)) }, '151 characters, 150 are allowed'],
    [
      'a crowded context',
      { type: 'context', elements: many(11, () => plain('x')) },
      'blocks[0].elements has 11 items, 10 are allowed',
    ],
    ['26 buttons', actions(...many(26, (index) => button(`${index}`))), 'has 26 items, 25 are allowed'],
    ['no buttons', actions(), 'blocks[0].elements is empty'],
    ['a long label', actions(button(long(76))), 'elements[0].text.text has 76 characters, 75 are allowed'],
    ['a long value', actions(button('A', { value: long(2001) })), '2001 characters, 2000 are allowed'],
    ['a label with markup', actions(button('A', { text: { type: 'mrkdwn', text: 'A' } })), '(plain_text)'],
    [
      'an unknown style',
      actions(button('A', { style: 'warning' })),
      'elements[0].style must be equal to one of',
    ],
    [
      'an action id twice',
      actions(button('A'), button('A')),
      'has the action_id "A" of blocks[0].elements[0]',
    ],
    ['a long action id', actions(button('A', { action_id: long(256) })), 'action_id has 256 characters'],
    ['a long block id', { ...say('x'), block_id: long(256) }, 'block_id has 256 characters, 255 are allowed'],
    [
      'a long question before an action',
      actions(button('A', { confirm: { text: plain(long(301)) } })),
      'confirm.text.text has 301 characters, 300 are allowed',
    ],
    ['101 options', select(many(101, (index) => option(`${index}`))), 'options has 101 items, 100 are'],
    ['no options', select([]), 'has no options'],
    ['a value twice', select([option('a'), option('a')]), 'several options with the value "a"'],
    ['a long option', select([option(long(76))]), 'options[0].text.text has 76 characters, 75 are allowed'],
    [
      'a start that is no option',
      select([option('a')], { initial_option: option('b') }),
      'has an initial option that is none of its options',
    ],
    [
      'a long placeholder',
      select([option('a')], { placeholder: plain(long(151)) }),
      'placeholder.text has 151 characters, 150 are allowed',
    ],
    ['an image without a word', { type: 'image', image_url: 'https://x.org/a.png' }, "'alt_text'"],
    ['an image from nowhere', { type: 'image', alt_text: 'x', image_url: 'a.png' }, 'Slack cannot fetch'],
    [
      'rich text in no section',
      { type: 'rich_text', elements: [{ type: 'text', text: 'x' }] },
      'rich_text_list',
    ],
    ['empty rich text', rich({ type: 'text', text: '' }), 'elements[0].elements[0].text is empty'],
    [
      'code with emoji',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'emoji', name: 'eyes' }] }],
      },
      'blocks[0].elements[0].elements[0].type must be equal to one of the allowed values (text, link)',
    ],
  ])('%s', async (_, block, problem) => {
    const [problems, answer] = await send(slack, 'chat.postMessage', { channel, text: 'x', blocks: [block] });
    expect(problems.join('\n')).toContain(problem);
    expect(answer).toBe('invalid_blocks');
  });
});

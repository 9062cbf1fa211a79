import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { long, many, plain, rich, say, send } from '../../support/slack/raw-blocks.ts';
import { silentLogger } from '../../support/slack/silent-logger.ts';
import { type Slack, startSlack } from '../../support/slack/slack.ts';

let slack: Slack;
let channel: string;
let user: string;

beforeAll(async () => {
  slack = await startSlack();
  channel = slack.addChannel('study');
  user = slack.addUser({ name: 'Mei' }).id;
});

afterAll(() => slack.stop());

const input = (more: object = {}) => ({
  type: 'input',
  label: plain('Zone'),
  element: { type: 'plain_text_input', action_id: 'zone', ...more },
});

describe('what the stand-in refuses in messages', () => {
  it.each<[string, object, string, string]>([
    ['nothing at all', {}, 'has neither text nor blocks', 'no_text'],
    ['no text for notifications', { blocks: [say('x')] }, 'has no text for notifications', 'ok'],
    ['a long text', { text: long(4001) }, 'text has 4001 characters, 4000 are advised', 'ok'],
    [
      '51 blocks',
      { text: 'x', blocks: many(51, () => say('x')) },
      'blocks has 51 blocks, 50 are allowed',
      'invalid_blocks',
    ],
    [
      'too much in all',
      { text: 'x', blocks: many(5, () => say(long(2700))) },
      'blocks has 13500 characters in all, 13200 are allowed',
      'msg_blocks_too_long',
    ],
    [
      'the same block id twice',
      {
        text: 'x',
        blocks: [
          { ...say('x'), block_id: 'b' },
          { ...say('y'), block_id: 'b' },
        ],
      },
      'blocks[1] has the block_id "b" of blocks[0]',
      'invalid_blocks',
    ],
    ['an unknown argument', { text: 'x', thread: '1' }, '(thread)', 'invalid_arguments'],
    ['names made into mentions', { text: 'x', link_names: true }, '(link_names)', 'invalid_arguments'],
    [
      'metadata without a type',
      { text: 'x', metadata: { event_payload: {} } },
      "'event_type'",
      'invalid_arguments',
    ],
  ])('%s', async (_, message, problem, code) => {
    const [problems, answer] = await send(slack, 'chat.postMessage', { channel, ...message });
    expect(problems.join('\n')).toContain(problem);
    expect(answer).toBe(code);
  });
});

describe('what the stand-in refuses in views', () => {
  const modal = { type: 'modal', title: plain('Setup'), submit: plain('Save'), blocks: [input()] };

  it.each<[string, object, string]>([
    [
      'a long title',
      { ...modal, title: plain(long(25)) },
      'view.title.text has 25 characters, 24 are allowed',
    ],
    ['a long submit', { ...modal, submit: plain(long(25)) }, 'view.submit.text has 25 characters'],
    ['inputs without a submit', { ...modal, submit: undefined }, 'view has inputs but no submit'],
    ['long metadata', { ...modal, private_metadata: long(3001) }, '3001 characters, 3000 are allowed'],
    ['101 blocks', { ...modal, blocks: many(101, () => say('x')) }, 'blocks has 101 items, 100 are allowed'],
    [
      'a long start',
      { ...modal, blocks: [input({ initial_value: 'xx', max_length: 1 })] },
      'than its max_length',
    ],
    [
      'a length beyond all',
      { ...modal, blocks: [input({ max_length: 3001 })] },
      'is 3001, 3000 is the largest',
    ],
    [
      'two in focus',
      { ...modal, blocks: [input({ focus_on_load: true }), input({ action_id: 'b', focus_on_load: true })] },
      'is the second element with focus_on_load',
    ],
  ])('%s', async (_, view, problem) => {
    const [problems, answer] = await send(slack, 'views.open', { trigger_id: 'x', view });
    expect(problems.join('\n')).toContain(problem);
    expect(answer).toMatch(/^invalid_(blocks|arguments)$/);
  });

  it('a modal for a Home', async () => {
    const [problems] = await send(slack, 'views.publish', { user_id: user, view: modal });
    expect(problems.join('\n')).toContain('view.type must be equal to constant (home)');
  });
});

describe('what should not be said in Slack', () => {
  it.each<[string, object]>([
    ['calls everybody with <!channel', { text: '<!channel> wake up' }],
    ['calls everybody with <!here', { text: 'x', blocks: [say('<!here>')] }],
    [
      'calls everybody with <!everyone',
      { text: 'x', blocks: [rich({ type: 'broadcast', range: 'everyone' })] },
    ],
    ['has "<" unescaped: <T> ', { text: 'x', blocks: [say('a List<T> of x')] }],
    ['has <@U666> as markup', { text: 'x', blocks: [say('hello <@U666>')] }],
    ['has <@U666> as markup', { text: 'x', blocks: [rich({ type: 'user', user_id: 'U666' })] }],
    ['has evil.example as markup', { text: 'see <https://evil.example|here>' }],
  ])('%s', async (problem, message) => {
    slack.forbids('<@U666>', 'evil.example');
    const [problems, answer] = await send(slack, 'chat.postMessage', { channel, ...message });
    expect(problems.join('\n')).toContain(problem.trim());
    expect(answer).toBe('ok');
  });

  it('lets it be quoted, and lets links through', async () => {
    const blocks = [
      say('a &lt;!channel&gt; b <https://example.org|docs> <@U1> <!date^1^{date}|today>'),
      { type: 'section', text: plain('<!channel> <@U666>') },
      rich({ type: 'text', text: '<@U666>' }, { type: 'link', url: 'https://example.org' }),
    ];
    expect(await send(slack, 'chat.postMessage', { channel, text: 'x', blocks })).toEqual([[], 'ok']);
  });
});

it('ends with everything that was wrong', async () => {
  const other = await startSlack();
  const room = other.addChannel('room');
  const options = { slackApiUrl: other.apiUrl, logger: silentLogger };
  const sender = new webApi.WebClient(other.workspace.botToken, options);
  for (const text of ['<!channel>', '<!channel>', '<!here>']) {
    await sender.chat.postMessage({ channel: room, text });
  }
  await expect(other.stop()).rejects.toThrow(
    'What was sent to Slack is not as it should be:\n' +
      '  chat.postMessage:  calls everybody with <!channel\n' +
      '  chat.postMessage:  calls everybody with <!here',
  );
});

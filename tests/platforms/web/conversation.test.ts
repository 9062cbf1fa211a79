import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/app/ports/platform.ts';
import { StoreUnavailable } from '../../../src/app/ports/store.ts';
import type { Action } from '../../../src/message/action.ts';
import { note } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import type { WireEntry } from '../../../src/platforms/web/wire.ts';
import {
  follow,
  type RunningPlayground,
  seenBy,
  startPlayground,
  study,
  wordsOf,
} from '../../support/playground.ts';

let playground: RunningPlayground;
afterEach(() => playground.stop());

const pick: Action = { type: 'pick', post: 7, picks: [0, 2] };
const withButton: Message = {
  summary: 'Pick',
  blocks: [{ type: 'buttons', buttons: [{ label: 'A', action: pick, pressed: true }] }],
};

function tokenIn(entry: WireEntry | undefined): string {
  const body = entry?.body;
  const blocks = body?.type === 'message' ? body.message.blocks : [];
  const buttons = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  return buttons[0]?.token ?? '';
}

describe('the conversation', () => {
  it('keeps a command between Quorum and whoever typed it', async () => {
    playground = await startPlayground();
    const typed = { as: 'nora', text: '/study status', zone: 'Asia/Tokyo' };
    expect(await playground.post('/playground/line', typed)).toEqual({
      status: 200,
      answer: { type: 'shown' },
    });
    const entries = await seenBy(playground.url, 'nora');
    expect(entries.map((entry) => [entry.author, entry.private, wordsOf(entry)])).toEqual([
      ['nora', true, '/study status'],
      ['quorum', true, 'Noted.'],
    ]);
    expect(playground.heard).toEqual([
      {
        type: 'text',
        id: expect.any(String),
        text: '/study status',
        visit: {
          channel: study,
          member: { platform: 'web', workspace: 'playground', member: 'nora', memberName: 'Nora' },
          admin: true,
          roles: [],
          zone: 'Asia/Tokyo',
        },
      },
    ]);
  });

  it('knows members from organisers, and takes a zone it does not know for none', async () => {
    playground = await startPlayground();
    await playground.post('/playground/line', { as: 'ben', text: '/study now', zone: 'Mars/Olympus' });
    expect(playground.heard[0]?.visit.admin).toBe(false);
    expect(playground.heard[0]?.visit).not.toHaveProperty('zone');
  });

  it('says to everybody what is no command, in the thread it belongs to', async () => {
    playground = await startPlayground();
    const root = Number(await playground.platform.send(study, note('Question'), { key: 'one' }));
    await playground.post('/playground/line', { as: 'ben', text: 'Anybody?' });
    await playground.post('/playground/line', { as: 'ben', text: 'I thought of B', thread: root });
    const answer = (await seenBy(playground.url, 'mei')).at(-1)?.id;
    await playground.post('/playground/line', { as: 'mei', text: 'So did I', thread: answer });
    const entries = await seenBy(playground.url, 'mei');
    expect(entries.map((entry) => [wordsOf(entry), entry.thread])).toEqual([
      ['Question', null],
      ['Anybody?', null],
      ['I thought of B', root],
      ['So did I', root],
    ]);
    expect(playground.heard).toEqual([]);
  });

  it('brings back the action of the button that was pressed', async () => {
    playground = await startPlayground();
    const entry = Number(await playground.platform.send(study, withButton, { key: 'one' }));
    const token = tokenIn((await seenBy(playground.url, 'ben'))[0]);
    expect(JSON.stringify(await seenBy(playground.url, 'ben'))).not.toContain('"action"');
    await playground.post('/playground/press', { as: 'ben', token, entry });
    expect(playground.heard).toMatchObject([{ type: 'action', action: pick }]);
  });

  it('refuses a token that is none of ours', async () => {
    playground = await startPlayground();
    const { status } = await playground.post('/playground/press', { as: 'ben', token: 'rm -rf', entry: 1 });
    expect(status).toBe(400);
    expect(playground.heard).toEqual([]);
  });

  it('replaces the private message whose button was pressed, and no other', async () => {
    const replies: Reply[] = [
      { type: 'private', messages: [withButton] },
      { type: 'private', messages: [note('Picked'), note('And more')], replaces: true },
      { type: 'private', messages: [note('Mine')], replaces: true },
    ];
    playground = await startPlayground({ handle: async () => replies.shift() as Reply });
    await playground.post('/playground/line', { as: 'ben', text: '/study quiz' });
    const entry = (await seenBy(playground.url, 'ben'))[1]?.id;
    await playground.post('/playground/press', { as: 'ben', token: 'p:7:02', entry });
    await playground.post('/playground/press', { as: 'mei', token: 'p:7:02', entry });
    expect((await seenBy(playground.url, 'ben')).map(wordsOf)).toEqual(['/study quiz', 'Picked', 'And more']);
    expect((await seenBy(playground.url, 'mei')).map(wordsOf)).toEqual(['Mine']);
  });

  it('keeps nothing of having told somebody that all of theirs is erased', async () => {
    const replies: Reply[] = [
      { type: 'private', messages: [withButton] },
      { type: 'private', messages: [note('Done')], replaces: true },
    ];
    playground = await startPlayground({ handle: async () => replies.shift() as Reply });
    await playground.post('/playground/line', { as: 'ben', text: '/study privacy' });
    const [ben, mei] = await Promise.all([follow(playground.url, 'ben'), follow(playground.url, 'mei')]);
    await Promise.all([ben.next(), mei.next()]);
    const before = await seenBy(playground.url, 'ben');
    const entry = before[1]?.id;
    await playground.post('/playground/press', { as: 'ben', token: 'er', entry });
    expect(await ben.next()).toMatchObject({ type: 'snapshot' });
    expect(await ben.next()).toMatchObject({
      type: 'entry',
      entry: { id: entry, author: 'quorum', private: true, body: { message: { summary: 'Done' } } },
    });
    // What erases the rest is the bot's, which is the test here.
    expect(await seenBy(playground.url, 'ben')).toEqual(before);
    await playground.platform.send(study, note('Question'), { key: 'one' });
    expect([await mei.next(), await mei.next()]).toMatchObject([
      { type: 'snapshot' },
      { type: 'entry', entry: { body: { message: { summary: 'Question' } } } },
    ]);
    for (const tab of [ben, mei]) tab.close();
  });

  it('keeps why nothing could be erased', async () => {
    playground = await startPlayground();
    await playground.post('/playground/press', { as: 'ben', token: 'er', entry: 1 });
    expect((await seenBy(playground.url, 'ben')).map(wordsOf)).toEqual(['Noted.']);
  });

  it('hands out a form, and hands its values in', async () => {
    const form = {
      title: 'Your answer',
      fields: [{ type: 'text', id: 'answer', label: 'Answer', required: true, maxLength: 1000 }],
      submit: 'Answer',
    } as const;
    playground = await startPlayground({
      handle: async ({ type }) =>
        type === 'action'
          ? { type: 'form', form: { ...form, action: { type: 'write', post: 7 } } }
          : { type: 'private', messages: [note('Thanks')] },
    });
    const { answer } = await playground.post('/playground/press', { as: 'ben', token: 'w:7', entry: 1 });
    expect(answer).toEqual({ type: 'form', form: { ...form, token: 'w:7' } });
    const values = { answer: 'A lost update' };
    await playground.post('/playground/submit', { as: 'ben', token: 'w:7', values });
    expect(playground.heard[1]).toMatchObject({
      type: 'submission',
      action: { type: 'write', post: 7 },
      values,
    });
    expect((await seenBy(playground.url, 'ben')).map(wordsOf)).toEqual(['Thanks']);
  });

  it('tells what has happened even where it cannot be kept', async () => {
    playground = await startPlayground({
      transcript: (real) => ({ ...real, append: () => Promise.reject(new Error('disk full')) }),
      handle: async () => ({ type: 'private', messages: [note('Right: 2 points.'), note('Well done.')] }),
    });
    const pressed = await playground.post('/playground/press', { as: 'ben', token: 'a:7:1', entry: 1 });
    expect(pressed).toEqual({ status: 503, answer: { error: 'Right: 2 points. Well done.' } });
  });

  it('tells what has happened even where the message to replace cannot be read', async () => {
    playground = await startPlayground({
      transcript: (real) => ({
        ...real,
        entry: () => Promise.reject(new StoreUnavailable(new Error('gone'))),
      }),
      handle: async () => ({ type: 'private', messages: [note('Right: 2 points.')], replaces: true }),
    });
    const pressed = await playground.post('/playground/press', { as: 'ben', token: 's:7:1', entry: 1 });
    expect(pressed).toEqual({ status: 503, answer: { error: 'Right: 2 points.' } });
  });

  it('hands back a form that cannot be taken, with what is wrong', async () => {
    const form = {
      title: 'Days',
      fields: [
        { type: 'text', id: 'days', label: 'Days', required: true, maxLength: 60, problem: 'No day.' },
      ],
      submit: 'Preview',
    } as const;
    const action = { type: 'setup-schedule' } as const;
    playground = await startPlayground({
      handle: async () => ({ type: 'problems', form: { ...form, action }, message: note('No day.') }),
    });
    const submission = { as: 'nora', token: 'ss', values: { days: 'never' }, entry: 1 };
    const { answer } = await playground.post('/playground/submit', submission);
    expect(answer).toEqual({ type: 'form', form: { ...form, token: 'ss' } });
    expect(await seenBy(playground.url, 'nora')).toEqual([]);
  });

  it.each([
    [new StoreUnavailable(new Error('refused')), 503, 'nothing was recorded'],
    [new Error('a bug'), 500, 'Try again'],
  ])('says what to do after %s', async (error, status, sentence) => {
    playground = await startPlayground({ handle: () => Promise.reject(error) });
    const failed = await playground.post('/playground/press', { as: 'ben', token: 'a:7:1', entry: 1 });
    expect(failed).toEqual({ status, answer: { error: expect.stringContaining(sentence) } });
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../../src/content/load-packs.ts';
import type { AskedQuestion } from '../../../src/core/asked-question.ts';
import { valid } from '../../../src/core/ruling.ts';
import { bold, buttons, code, heading, say, whisper } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import {
  optionsInstead,
  pickDraft,
  privateQuestion,
  questionPost,
} from '../../../src/message/views/question.ts';
import { discussionOpener, revealedPost } from '../../../src/message/views/reveal.ts';
import { tooLate, verdict } from '../../../src/message/views/verdict.ts';
import { writeForm } from '../../../src/message/views/write-form.ts';
import { renderForm, renderMessageView } from '../../../src/platforms/slack/modal.ts';
import { renderBlocks, renderMessage } from '../../../src/platforms/slack/render.ts';
import * as samples from '../../support/sample-messages.ts';
import { checkPayload } from '../../support/slack/checks/check-payload.ts';

const hostile =
  '<!channel> <@U012AB3CD> <https://evil.example|click> & *bold* :tada: @here https://evil.example';

function problemsOf(message: Message) {
  const shown = renderMessage(message);
  const forbidden = ['<!channel', '<@U012', '<https://evil'];
  return [
    ...checkPayload('chat.postMessage', { channel: 'C1', ...shown }, { forbidden }),
    ...checkPayload('chat.update', { channel: 'C1', ts: '1.1', ...shown }, { forbidden }),
    ...checkPayload(
      'response_url',
      { response_type: 'ephemeral', replace_original: true, ...shown },
      { forbidden },
    ),
    ...checkPayload('views.open', { trigger_id: '1', view: renderMessageView(message, '{}') }, { forbidden }),
  ];
}

describe('a message in Slack', () => {
  it.each(
    Object.entries(samples).flatMap(([name, sample]) =>
      typeof sample === 'function' ? [] : [[name, sample] as const],
    ),
  )('is what Slack takes: %s', (_, message) => {
    expect(problemsOf(message)).toEqual([]);
  });

  it('shows options with their letters, marks, and bars with numbers beside them', () => {
    const [options] = renderBlocks(samples.reveal.blocks.filter(({ type }) => type === 'options'));
    expect(JSON.stringify(options)).toContain('██████░░░░  5 of 8 (63 %)');
    expect(JSON.stringify(options)).toContain('✓ Your answer, right');
  });

  it('gives every button an id of its own and its token as value, and tells which one is picked', () => {
    const rows = renderBlocks(samples.draft.blocks).filter(({ type }) => type === 'actions');
    const elements = rows.flatMap((row) =>
      'elements' in row ? (row.elements as { action_id: string; value: string }[]) : [],
    );
    expect(new Set(elements.map((one) => one.action_id)).size).toBe(elements.length);
    expect(elements[0]).toMatchObject({
      value: 'p:2:0',
      text: { text: '✓ A' },
      accessibility_label: 'A, picked',
    });
  });

  it('splits a row of buttons that is too long', () => {
    const many = Array.from({ length: 30 }, (_, place) => ({
      label: `Chapter ${place}`,
      action: { type: 'chapter', pack: 'small', chapter: place } as const,
    }));
    const message = { summary: 'Chapters', blocks: buttons(...many) };
    expect(renderMessage(message).blocks).toHaveLength(2);
    expect(problemsOf(message)).toEqual([]);
  });

  it('lets no name, answer or pack call anybody, link anywhere, or change how it looks', () => {
    const message: Message = {
      summary: hostile,
      blocks: [
        heading(hostile),
        say(hostile, bold(hostile), code(hostile)),
        whisper(hostile),
        whisper(bold(hostile), hostile),
        { type: 'code', code: hostile },
        { type: 'fields', fields: [{ label: hostile, value: [{ text: hostile }] }] },
        { type: 'options', options: [{ label: 'A', text: [{ text: hostile }], share: { count: 1, of: 2 } }] },
        ...buttons({ label: hostile.slice(0, 75), action: { type: 'setup-schedule' } }),
        { type: 'image', png: new Uint8Array(), alt: hostile },
      ],
    };
    expect(problemsOf(message)).toEqual([]);
    const read = JSON.stringify(renderMessage(message)).match(
      /"type":"(mrkdwn|link|user|broadcast|channel)"/g,
    );
    expect(read).toBeNull();
  });

  it('keeps a heading whole that is too long for one', () => {
    const long = 'A very long heading '.repeat(10).trim();
    expect(JSON.stringify(renderBlocks([heading(long)]))).toContain(long);
  });
});

describe('a form in Slack', () => {
  it('is what Slack takes', () => {
    const view = renderForm(samples.scheduleForm(), '{}');
    expect(checkPayload('views.open', { trigger_id: '1', view }, { forbidden: [] })).toEqual([]);
  });
});

const { packs } = await loadPacks(join(import.meta.dirname, '../../../content'));
const questions = packs.flatMap((pack) =>
  pack.chapters.flatMap((chapter) =>
    chapter.questions.map(
      (question): AskedQuestion => ({ ...question, pack: pack.id, packVersion: pack.version }),
    ),
  ),
);

describe('every question of every pack that is shipped', () => {
  it('has questions to look at', () => {
    expect(questions.length).toBeGreaterThan(50);
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    'is what Slack takes: %s',
    (_, question) => {
      const view = {
        post: 2 ** 40,
        question,
        chapterTitle: 'A title of a chapter that goes on and on',
        practice: false,
      };
      const names = Array.from({ length: 20 }, (_, place) => `A rather long name ${place}`);
      const tally = { answered: 999, right: 500, written: 400, names, picks: new Map(), ideas: new Map() };
      const given = {
        verdict: { fraction: 0, points: 0, ideasHit: [] },
        again: true,
        practice: false,
        validity: valid,
        reading: [],
      };
      const picks = question.options.map(({ id }) => id);
      const messages = [
        questionPost({ ...view, answered: 999, closes: 'on Mon 23 Nov, 16:00' }),
        privateQuestion({ ...view, practice: true }),
        pickDraft({ ...view, picks: [0, 1] }),
        optionsInstead(view),
        verdict({ question, response: { type: 'choice', picks }, ...given }),
        verdict({ question, response: { type: 'written', text: 'words' }, ...given }),
        tooLate(question, []),
        revealedPost({ ...view, tally, validity: valid, reading: [] }),
        discussionOpener(question, tally),
      ];
      expect(messages.flatMap(problemsOf)).toEqual([]);
      const form = renderForm(writeForm(2 ** 40, question), '{}');
      expect(checkPayload('views.open', { trigger_id: '1', view: form }, { forbidden: [] })).toEqual([]);
    },
  );
});

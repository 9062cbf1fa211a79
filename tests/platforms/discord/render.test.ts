import { ButtonStyle } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { buttons, code, heading, say } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import { TooLong } from '../../../src/platforms/discord/layout.ts';
import { type DiscordMessage, renderMessage } from '../../../src/platforms/discord/render.ts';
import { checkBody } from '../../support/discord/checks/check-body.ts';
import { words } from '../../support/full-pack.ts';
import * as samples from '../../support/sample-messages.ts';

function problemsOf(message: Message) {
  const { files: _, ...body } = renderMessage(message);
  return [
    ...checkBody('createMessage', { ...body, nonce: 'n', enforce_nonce: true }, []),
    ...checkBody('editMessage', body, []),
    ...checkBody('createPost', { name: 'A post', message: body }, []),
    ...tooLong(body),
  ];
}

/** Discord adds the texts of embeds up, and takes no message without anything in it. */
function tooLong({ content, embeds }: DiscordMessage): readonly string[] {
  const descriptions = embeds.map(({ description = '' }) => description.length);
  const all = descriptions.reduce((sum, length) => sum + length, 0);
  return [
    ...(content === '' || content.length > 2000 ? [`${content.length} characters of content`] : []),
    ...(all > 6000 || Math.max(...descriptions, 0) > 4096 ? [`embeds of ${descriptions}`] : []),
  ];
}

function labels(body: DiscordMessage): readonly (readonly (string | undefined)[])[] {
  return body.components.map((row) =>
    row.components.map((button) => ('label' in button ? button.label : '')),
  );
}

const messages = Object.entries(samples).flatMap(([name, sample]) =>
  typeof sample === 'function' ? [] : [[name, sample] as const],
);

describe('a message in Discord', () => {
  it.each(messages)('is what Discord takes: %s', (_, message) => {
    expect(problemsOf(message)).toEqual([]);
  });

  it('says all of it in the content, in order, with the buttons below', () => {
    const { content, embeds, components } = renderMessage(samples.question);
    expect(embeds).toEqual([]);
    expect(content).toBe(
      [
        '### Question of the day',
        'A database replicates **asynchronously**. Its leader fails. What can *only* happen then?',
        '',
        '```',
        'BEGIN;\nUPDATE accounts SET balance = balance - 100 WHERE id = 1;\nCOMMIT;',
        '```',
        '',
        '**A**  Writes stop until the leader is back.',
        '**B**  A follower that has fallen behind is promoted, and writes that the old leader had acknowledged are lost.',
        '**C**  Two nodes both believe that they are the leader, and both accept writes.',
        '**D**  Reads from a follower are older than what the same client wrote.',
        '-# Chapter 5 · 2 points · revealed at 16:00 · 3 have answered',
      ].join('\n'),
    );
    expect(components[0]?.components.map((one) => one.custom_id)).toEqual([
      'a:1:0',
      'a:1:1',
      'a:1:2',
      'a:1:3',
    ]);
  });

  it('shows options with their marks, notes, and bars with numbers beside them', () => {
    expect(renderMessage(samples.reveal).content).toContain(
      'are lost.  **✓ Your answer**\n██████░░░░  5 of 8 (63 %)\n\n**C**',
    );
    expect(renderMessage(samples.verdict).content).toContain(
      '**✗ Your answer**\nThat is a follower that lags, leader or not.',
    );
  });

  it('shows fields beside their labels, and a picture as a file with its description', () => {
    const { content, attachments, files } = renderMessage(samples.board);
    expect(content).toContain('**1st** **Mei** · 9 points\n**2nd** Ben · 8 points');
    expect(attachments).toEqual([
      { id: '0', filename: 'picture-1.png', description: 'Bars of points: Mei 9, Ben 8' },
    ]);
    expect(files).toMatchObject([{ name: 'picture-1.png', contentType: 'image/png' }]);
  });

  it('tells pressed buttons from others without colour, too', () => {
    const rows = renderMessage(samples.draft).components;
    expect(labels(renderMessage(samples.draft))).toEqual([['✓ A', '✓ B', 'C', 'D'], ['Submit']]);
    expect(rows.map((row) => row.components.map(({ style }) => style))).toEqual([
      [ButtonStyle.Success, ButtonStyle.Success, ButtonStyle.Secondary, ButtonStyle.Secondary],
      [ButtonStyle.Primary],
    ]);
  });

  it('uses its summary where it has no text', () => {
    const message = {
      summary: 'A *plan*',
      blocks: buttons({ label: 'Go', action: { type: 'setup-schedule' } }),
    };
    expect(renderMessage(message)).toMatchObject({ content: 'A \\*plan\\*', embeds: [] });
    expect(problemsOf(message)).toEqual([]);
  });

  it('holds code together that has fences in it', () => {
    const { content } = renderMessage({
      summary: '',
      blocks: [say(code('a`b')), { type: 'code', code: '```' }],
    });
    expect(content).toBe('`` a`b ``\n\n```\n``\u200b`\n```');
  });
});

describe('the buttons of a message in Discord', () => {
  const chapter = (number: number) => ({
    label: `Chapter ${number}`,
    action: { type: 'chapter', pack: 'small', chapter: number } as const,
  });
  const rows = (...sizes: readonly number[]): Message => ({
    summary: 'Chapters',
    blocks: sizes.flatMap((size, row) =>
      buttons(...Array.from({ length: size }, (_, place) => chapter(row * 20 + place))),
    ),
  });

  it('stand in rows of five', () => {
    const shown = labels(renderMessage(rows(7, 2)));
    expect(shown.map((row) => row.length)).toEqual([5, 2, 2]);
  });

  it('move together where there are more rows than five', () => {
    const shown = labels(renderMessage(rows(2, 2, 2, 6, 2, 2)));
    expect(shown.map((row) => row.length)).toEqual([5, 5, 5, 1]);
    expect(problemsOf(rows(2, 2, 2, 6, 2, 2))).toEqual([]);
  });

  it('are there once for each thing they do', () => {
    const message = { summary: 'x', blocks: [...buttons(chapter(1), chapter(2)), ...buttons(chapter(1))] };
    expect(labels(renderMessage(message))).toEqual([['Chapter 1', 'Chapter 2']]);
  });
});

describe('a message longer than Discord’s', () => {
  const paragraph = (length: number, seed: string) => say(words(length, seed));

  it('stays whole: what does not fit in the content stands in an embed', () => {
    const blocks = [heading('Terms'), ...['one', 'two', 'three'].map((seed) => paragraph(900, seed))];
    const { content, embeds } = renderMessage({ summary: 'x', blocks });
    expect(content.match(/one|two|three/g)).toEqual(['one', 'two']);
    expect(embeds).toEqual([{ description: words(900, 'three') }]);
  });

  it('parts a block between lines where the embed could not hold it', () => {
    const lines = Array.from({ length: 50 }, (_, line) => words(100, `line-${line}`));
    const { content, embeds } = renderMessage({ summary: 'x', blocks: [say(lines.join('\n'))] });
    const [embed] = embeds;
    expect(content.length).toBeGreaterThan(1800);
    expect(`${content}\n${embed?.description}`).toBe(lines.join('\n'));
  });

  it('says its summary where nothing fits in the content', () => {
    const { content, embeds } = renderMessage({ summary: 'Long', blocks: [paragraph(2500, 'x')] });
    expect([content, embeds.length]).toEqual(['Long', 1]);
  });

  it('is refused where not even that is room enough', () => {
    expect(() => renderMessage({ summary: 'x', blocks: [paragraph(9000, 'x')] })).toThrow(TooLong);
  });
});

import type { types } from '@slack/bolt';
import { plainSpans, type Span } from '../../core/rich-text.ts';
import { actionToken } from '../../message/action.ts';
import type { Block, Button, Message } from '../../message/message.ts';
import { escapeText } from './escape.ts';
import { limits } from './limits.ts';
import { richBlock, richElements, richFields, richOptions, section } from './rich.ts';

/** The blocks that Quorum uses; messages, views and the Home tab take all of them. */
export type SlackBlock =
  | types.HeaderBlock
  | types.RichTextBlock
  | types.ContextBlock
  | types.ActionsBlock
  | types.DividerBlock;

/** A message as Slack's methods take it. */
export interface SlackMessage {
  /** For notifications and screen readers: Slack reads it as mrkdwn, so it is escaped. */
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/** All of a button's clicks come in under an id of this form. */
export const buttonId = /^button-\d+$/;

export function renderMessage(message: Message): SlackMessage {
  return { text: escapeText(message.summary), blocks: renderBlocks(message.blocks) };
}

/** Message blocks as Slack's, in order. `nextId` makes the ids of buttons, which are unique in a message or view. */
export function renderBlocks(blocks: readonly Block[], nextId = buttonIds()): SlackBlock[] {
  return blocks.flatMap((block) => renderBlock(block, nextId));
}

/** Ids for buttons, each once. */
export function buttonIds(): () => string {
  let buttons = 0;
  return () => `button-${buttons++}`;
}

function renderBlock(block: Block, nextId: () => string): readonly SlackBlock[] {
  switch (block.type) {
    case 'heading':
      return [renderHeading(block.text)];
    case 'text':
      return [block.tone === 'quiet' ? renderQuiet(block.spans) : paragraph(block.spans)];
    case 'code':
      return [richBlock({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.code }] })];
    case 'fields':
      return [richFields(block.fields)];
    case 'options':
      return [richOptions(block.options)];
    case 'buttons':
      return chunks(block.buttons, limits.buttons).map((row) => ({
        type: 'actions',
        elements: row.map((button) => renderButton(button, nextId())),
      }));
    case 'image':
      // It is a message of its own: `pictures.ts`.
      return [];
    case 'file':
      return [renderQuiet([{ text: `You get ${block.name} as a direct message.` }])];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function renderHeading(text: string): SlackBlock {
  if (text.length > limits.header) return paragraph([{ text, bold: true }]);
  return { type: 'header', text: plain(text) };
}

function paragraph(spans: readonly Span[]): types.RichTextBlock {
  return richBlock(section(richElements(spans)));
}

/** Small and grey, where there is nothing to tap in it: text without marks, so that none can come from anybody's words. */
function renderQuiet(spans: readonly Span[]): SlackBlock {
  if (spans.some(({ href }) => href)) return paragraph(spans);
  return { type: 'context', elements: [plain(plainSpans(spans))] };
}

function renderButton({ label, action, style, pressed }: Button, id: string): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plain(pressed ? `✓ ${label}` : label),
    value: actionToken(action),
    ...(pressed ? { accessibility_label: `${label}, picked` } : {}),
    ...(style ? { style } : {}),
  };
}

/** Text in which nothing is read as a mark; `:smile:` stays what it is, too. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));
}

import type { types } from '@slack/bolt';
import type { Span } from '../../core/rich-text.ts';
import { marks } from '../../message/marks.ts';
import type { Field, OptionLine } from '../../message/message.ts';

type Element = types.RichTextElement;

const bars = 10;

/** Spans as elements whose text Slack shows as it is: nothing in them is read as a mention, a link or a mark. */
export function richElements(spans: readonly Span[]): Element[] {
  return spans.filter(({ text }) => text !== '').map(richElement);
}

function richElement({ text, href, bold, italic, code }: Span): Element {
  const style = { ...(bold && { bold }), ...(italic && { italic }), ...(code && { code }) };
  const styled = Object.keys(style).length > 0 ? { style } : {};
  return href ? { type: 'link', url: href, text, ...styled } : { type: 'text', text, ...styled };
}

/** One block of rich text. */
export function richBlock(...elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements };
}

export function section(elements: Element[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** Labels with their values, a line for each. */
export function richFields(fields: readonly Field[]): types.RichTextBlock {
  const lines = fields.map(({ label, value }): Element[] => [
    { type: 'text', text: `${label}:`, style: { bold: true } },
    { type: 'text', text: ' ' },
    ...richElements(value),
  ]);
  return richBlock(section(join(lines, '\n')));
}

/**
 * Options, a paragraph for each: its letter and text; below them, once revealed, its share as bar and numbers and its
 * mark; and what is said about it.
 */
export function richOptions(options: readonly OptionLine[]): types.RichTextBlock {
  const between = options.some(({ note }) => note) ? '\n\n' : '\n';
  return richBlock(section(join(options.map(richOption), between)));
}

function richOption({ label, text, mark, note, share }: OptionLine): Element[] {
  return [
    { type: 'text', text: label, style: { bold: true } },
    ...(text.length > 0 ? [{ type: 'text', text: '  ' } as const, ...richElements(text)] : []),
    ...(share || mark ? [{ type: 'text', text: '\n' } as const] : []),
    ...(share ? [{ type: 'text', text: barOf(share) } as const] : []),
    ...(share && mark ? [{ type: 'text', text: '  ' } as const] : []),
    ...(mark ? [{ type: 'text', text: marks[mark], style: { bold: true } } as const] : []),
    ...(note ? [{ type: 'text', text: '\n' } as const, ...richElements(note)] : []),
  ];
}

function join(paragraphs: readonly Element[][], between: string): Element[] {
  return paragraphs.flatMap((paragraph, place) =>
    place === 0 ? paragraph : [{ type: 'text', text: between }, ...paragraph],
  );
}

function barOf({ count, of }: NonNullable<OptionLine['share']>): string {
  const fraction = of === 0 ? 0 : count / of;
  const filled = Math.round(fraction * bars);
  const bar = '█'.repeat(filled) + '░'.repeat(bars - filled);
  return `${bar}  ${count} of ${of} (${Math.round(fraction * 100)} %)`;
}

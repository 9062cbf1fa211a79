import type { Span } from '../../core/rich-text.ts';
import { marks } from '../../message/marks.ts';
import type { OptionLine } from '../../message/message.ts';
import { escapeText, zeroWidth } from './escape.ts';

const bars = 10;

/** Spans as lines of Markdown that show their texts as they are. No mark goes from one line to the next. */
export function markdownLines(spans: readonly Span[]): readonly string[] {
  return linesOf(spans).map((line) => line.map(markdownSpan).reduce(join, ''));
}

/** An option: its letter, its text, and once revealed its mark and its share as bar and numbers. */
export function optionLines({ label, text, mark, note, share }: OptionLine): readonly string[] {
  const marked: readonly Span[] = [
    { text: label, bold: true },
    { text: '  ' },
    ...text,
    ...(mark ? [{ text: '  ' }, { text: marks[mark], bold: true } as const] : []),
  ];
  return [
    ...markdownLines(marked),
    ...(note ? markdownLines(note) : []),
    ...(share ? [barOf(share)] : []),
  ].map((line) => line.trimEnd());
}

/** A block of code. Discord knows one fence only, so that any in the code is broken. */
export function fenced(code: string): string {
  return `\`\`\`\n${code.replaceAll('```', `\`\`${zeroWidth}\``)}\n\`\`\``;
}

function barOf({ count, of }: NonNullable<OptionLine['share']>): string {
  const fraction = of === 0 ? 0 : count / of;
  const filled = Math.round(fraction * bars);
  const bar = '█'.repeat(filled) + '░'.repeat(bars - filled);
  return `${bar}  ${count} of ${of} (${Math.round(fraction * 100)} %)`;
}

/** The spans of each line, those beside each other with the same marks as one. */
function linesOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    for (const [place, text] of span.text.split('\n').entries()) {
      if (place > 0) lines.push([]);
      if (text !== '') append(lines.at(-1) ?? [], { ...span, text });
    }
  }
  return lines;
}

function append(line: Span[], span: Span): void {
  const last = line.at(-1);
  if (last && sameMarks(last, span)) line.splice(-1, 1, { ...last, text: last.text + span.text });
  else line.push(span);
}

function sameMarks(one: Span, other: Span): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.code === other.code &&
    one.href === other.href
  );
}

/** Two marks that touch would be read as one. */
function join(before: string, after: string): string {
  const clash = /[*`]$/.test(before) && before.at(-1) === after.at(0);
  return clash ? before + zeroWidth + after : before + after;
}

/** Marks stand right beside the text: next to a space they would be no marks. */
function markdownSpan(span: Span): string {
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(span.text) ?? [];
  if (text === '') return span.text;
  const inner = span.href === undefined ? inline(span, text) : link(span, text, span.href);
  // A mark of its own in code or in an address would end the mark around it.
  const mark = span.code && text.includes('*') ? '' : `${span.bold ? '**' : ''}${span.italic ? '*' : ''}`;
  return before + mark + inner + mark + after;
}

function inline({ code }: Span, text: string): string {
  return code ? codeSpan(text) : escapeText(text);
}

/** Two backticks hold single ones; more would be a fence. */
function codeSpan(code: string): string {
  const single = code.replace(/`(?=`)/g, `\`${zeroWidth}`);
  return single.includes('`') ? `\`\` ${single} \`\`` : `\`${single}\``;
}

/** Discord shows no link whose text is an address, and brackets within one end it: there, the address stands by itself. */
function link(span: Span, text: string, href: string): string {
  const address = `<${safeAddress(href)}>`;
  if (/\w:\/\//.test(text)) return address;
  return /[[\]]/.test(text) ? `${inline(span, text)} (${address})` : `[${inline(span, text)}](${address})`;
}

/** An address in which nothing ends the link, or a mark around it. */
function safeAddress(href: string): string {
  return new URL(href).href.replace(
    /[()<>\\*`|\s]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import { plainText, type RichText, type Span } from '../core/rich-text.ts';
import type { Block, Button, Message } from './message.ts';

type Part = string | Span | readonly Span[];

export const bold = (text: string): Span => ({ text, bold: true });
export const italic = (text: string): Span => ({ text, italic: true });
export const code = (text: string): Span => ({ text, code: true });

/** Spans from strings, spans and lists of them, in order. */
function spans(...parts: readonly Part[]): readonly Span[] {
  return parts.flatMap((part): readonly Span[] => {
    if (typeof part === 'string') return [{ text: part }];
    return 'text' in part ? [part] : part;
  });
}

/** A paragraph. */
export function say(...parts: readonly Part[]): Block {
  return { type: 'text', spans: spans(...parts) };
}

/** A paragraph of lines, each beneath the other. */
export function lines(...all: readonly (readonly Part[])[]): Block {
  return say(...all.flatMap((line, place) => (place > 0 ? ['\n', ...line] : line)));
}

/** A paragraph of less importance. */
export function whisper(...parts: readonly Part[]): Block {
  return { type: 'text', spans: spans(...parts), tone: 'quiet' };
}

export function heading(text: string): Block {
  return { type: 'heading', text };
}

/** A row of buttons, or no block where there are none. */
export function buttons(...row: readonly Button[]): readonly Block[] {
  return row.length > 0 ? [{ type: 'buttons', buttons: row }] : [];
}

/** A pack's text as blocks; `lead` is put before its first paragraph. */
export function rich(text: RichText, ...lead: readonly Part[]): readonly Block[] {
  const blocks = text.map(
    (block): Block =>
      block.type === 'code' ? { type: 'code', code: block.code } : { type: 'text', spans: block.spans },
  );
  const [first, ...rest] = blocks;
  if (lead.length === 0) return blocks;
  if (first?.type !== 'text') return [say(...lead), ...blocks];
  return [say(...lead, first.spans), ...rest];
}

/** The beginning of a text in at most `length` characters, for summaries. */
export function excerpt(text: RichText, length = 120): string {
  return clip(plainText(text), length);
}

/** The beginning of a text, on one line and in at most `length` characters; an ellipsis stands for what is left out. */
export function clip(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const space = flat.lastIndexOf(' ', length - 1);
  const cut = flat.slice(0, space > length / 2 ? space : length - 1);
  // Half a character is left where a pair of code units was cut apart.
  return `${cut.replace(/\p{Cs}$/u, '')}…`;
}

/** As many of the words, from the first on, as `length` characters hold with a separator of up to three between them. */
export function fitting(words: readonly string[], length: number): readonly string[] {
  const fitted: string[] = [];
  let free = length;
  for (const word of words) {
    free -= word.length + 3;
    if (free < 0) break;
    fitted.push(word);
  }
  return fitted;
}

/** A message of one paragraph, which is its own summary. */
export function note(...parts: readonly Part[]): Message {
  const block = say(...parts);
  return {
    summary: block.type === 'text' ? block.spans.map((span) => span.text).join('') : '',
    blocks: [block],
  };
}

/** `1 answer`, `2 answers`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Points without needless decimals: 2, 1.5, 0.67. */
export function points(number: number): string {
  return count(Number(number.toFixed(2)), 'point');
}

/** Words that stay on one line. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

/** A fraction of 1 in per cent. */
export function percent(fraction: number): string {
  return unbroken(`${Math.round(fraction * 100)} %`);
}

import { z } from 'zod';
import { limits } from '../core/limits.ts';
import { plainText, type RichText, type Span } from '../core/rich-text.ts';
import { parseMarkdown } from './markdown.ts';
import type { TextFault } from './problem.ts';

/** Markup takes room too; a text this many times its limit is not worth parsing. */
const maxMarkup = 4;

/** Characters that chat platforms or databases refuse, which YAML can smuggle in as escapes. */
const notText = /(?![\t\n])[\p{Cc}\p{Cs}]/u;

/** Several paragraphs and blocks of code. `max`: characters after parsing, addresses of links included. */
export function richText(description: string, max: number) {
  return described(`${description} (**bold**, *italics*, \`code\`, links, code blocks)`, max).transform(
    (source, context): RichText => {
      const { text, faults } = readMarkdown(source, max);
      report(context, faults);
      return text;
    },
  );
}

/** One paragraph. `max` as in `richText`. */
export function inlineText(description: string, max: number) {
  return described(`${description}, in one paragraph (**bold**, *italics*, \`code\`, links)`, max).transform(
    (source, context): readonly Span[] => {
      const { text, faults } = readMarkdown(source, max);
      const [first, second] = text;
      const isOne = first?.type === 'paragraph' && second === undefined;
      report(context, isOne || faults.length > 0 ? faults : [notOne]);
      return first?.type === 'paragraph' ? first.spans : [];
    },
  );
}

/** One line without markup. */
export function plainLine(description: string, max: number) {
  return described(`${description}, without markup`, max).transform((source, context): string => {
    const tooLong = source.length > max ? [lengthFault(source.length, max)] : [];
    const lineBreak = source.includes('\n') ? [notOneLine] : [];
    report(context, [...controlFaults(source), ...lineBreak, ...tooLong]);
    return source;
  });
}

function described(description: string, max: number) {
  return z.string().trim().min(1, 'Write something').describe(`${description}; at most ${max} characters`);
}

function readMarkdown(source: string, max: number): { text: RichText; faults: readonly TextFault[] } {
  const faults = controlFaults(source);
  if (source.length > max * maxMarkup)
    return { text: [], faults: [...faults, markupFault(source.length, max)] };
  const parsed = parseMarkdown(source);
  const length = lengthOf(parsed.text);
  const tooLong = length > max ? [lengthFault(length, max)] : [];
  const tooMany = parsed.text.length > limits.paragraphs ? [paragraphsFault(parsed.text.length)] : [];
  const nothing = plainText(parsed.text).trim() === '' && parsed.faults.length === 0 ? [empty] : [];
  return { text: parsed.text, faults: [...faults, ...parsed.faults, ...tooLong, ...tooMany, ...nothing] };
}

function controlFaults(source: string): readonly TextFault[] {
  const found = notText.exec(source);
  return found === null ? [] : [{ ...control, offset: found.index }];
}

/** Characters of a text and of its links' addresses, which count towards a message's limit too. */
function lengthOf(text: RichText): number {
  const spans = text.flatMap((block) => (block.type === 'code' ? [] : block.spans));
  return spans.reduce((length, { href }) => length + (href?.length ?? 0), plainText(text).length);
}

/** The offset travels in `params`, from where the place in the file is worked out. */
function report(context: z.RefinementCtx, faults: readonly TextFault[]): void {
  for (const { wrong, repair, offset } of faults) {
    context.addIssue({ code: 'custom', message: repair, params: { wrong, offset } });
  }
}

function lengthFault(length: number, max: number): TextFault {
  return {
    offset: 0,
    wrong: `${length} characters, ${length - max} too many`,
    repair: `Shorten it to ${max}`,
  };
}

function paragraphsFault(count: number): TextFault {
  return {
    offset: 0,
    wrong: `${count} paragraphs and blocks of code`,
    repair: `Join some; ${limits.paragraphs} are the most`,
  };
}

function markupFault(length: number, max: number): TextFault {
  return {
    offset: 0,
    wrong: `${length} characters with its markup`,
    repair: `Shorten it to ${max} without markup`,
  };
}

const control = { wrong: 'a control character or half a character', repair: 'Delete it' };
const empty: TextFault = { offset: 0, wrong: 'nothing of this text is visible', repair: 'Write something' };
const notOne: TextFault = {
  offset: 0,
  wrong: 'more than one paragraph',
  repair: 'Make it one, without code blocks',
};
const notOneLine: TextFault = { offset: 0, wrong: 'more than one line', repair: 'Write it on one line' };

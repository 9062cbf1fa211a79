import type { Code, InlineCode, Link, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { RichText, Span } from '../core/rich-text.ts';
import { codeFaults, linkFaults, otherMarkdown, table, unsupported } from './markdown-faults.ts';
import type { Fault, TextFault } from './problem.ts';

type Marks = Omit<Span, 'text'>;
type Report = (node: Nodes, fault: Fault) => void;
type Context = { readonly source: string; readonly report: Report };

/** One line in which nothing can mean anything to Markdown. Most texts are so, and need no parser. */
const plain = /^\p{L}(?:[\p{L}\p{N} .,;:'’“”"()?!%/–—-]*[\p{L}\p{N}.,;:'’“”"()?!%])?$/u;

/**
 * Parses the Markdown that packs may use: paragraphs, blocks of code, bold, italics, code and links.
 * Everything else is a fault. What is markup to a chat platform (`<!channel>`, `@everyone`) stays text.
 */
export function parseMarkdown(source: string): { text: RichText; faults: readonly TextFault[] } {
  if (plain.test(source)) return { text: [{ type: 'paragraph', spans: [{ text: source }] }], faults: [] };
  const faults: TextFault[] = [];
  const report: Report = (node, fault) => faults.push({ offset: startOf(node), ...fault });
  // Blocks of HTML would swallow whole lines; inline, a tag is found by itself.
  const root = fromMarkdown(source, { extensions: [{ disable: { null: ['htmlFlow'] } }] });
  const text = root.children.flatMap((node) => blockOf(node, { source, report }));
  return { text, faults };
}

function blockOf(node: RootContent, context: Context): RichText {
  if (node.type === 'paragraph') {
    if (hasTableRule(sourceOf(node, context))) context.report(node, table);
    return [{ type: 'paragraph', spans: join(spansOf(node.children, {}, context)) }];
  }
  if (node.type === 'code') return codeBlockOf(node, context);
  return refuse(node, context);
}

function codeBlockOf(node: Code, context: Context): RichText {
  const lines = sourceOf(node, context).split('\n');
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  if (fence === undefined) context.report(node, codeFaults.indented);
  else if (lines.length < 2 || !lines.at(-1)?.trim().startsWith(fence)) context.report(node, codeFaults.open);
  if (node.meta) context.report(node, codeFaults.meta);
  return [{ type: 'code', code: node.value }];
}

function spansOf(nodes: readonly PhrasingContent[], marks: Marks, context: Context): readonly Span[] {
  return nodes.flatMap((node) => spanOf(node, marks, context));
}

function spanOf(node: PhrasingContent, marks: Marks, context: Context): readonly Span[] {
  switch (node.type) {
    case 'text':
      return [{ ...marks, text: node.value.replaceAll('\n', ' ') }];
    case 'inlineCode':
      return codeOf(node, marks, context);
    case 'strong':
      return spansOf(node.children, { ...marks, bold: true }, context);
    case 'emphasis':
      return spansOf(node.children, { ...marks, italic: true }, context);
    case 'link':
      return linkOf(node, marks, context);
    default:
      if (node.type === 'html' && /^<![a-z]/i.test(node.value)) return [{ ...marks, text: node.value }];
      return refuse(node, context);
  }
}

function codeOf(node: InlineCode, marks: Marks, context: Context): readonly Span[] {
  if (sourceOf(node, context).startsWith('```')) context.report(node, codeFaults.folded);
  return [{ ...marks, text: node.value, code: true }];
}

function linkOf(node: Link, marks: Marks, context: Context): readonly Span[] {
  const spans = spansOf(node.children, { ...marks, href: node.url }, context);
  if (!isWebAddress(node.url)) context.report(node, linkFaults.address);
  if (node.title) context.report(node, linkFaults.title);
  if (spans.length === 0) context.report(node, linkFaults.empty);
  return spans;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function refuse(node: Nodes, { report }: Context): readonly [] {
  report(node, unsupported[node.type] ?? otherMarkdown);
  return [];
}

/** Tables are no Markdown of CommonMark, so they arrive as text with their rule in it. */
function hasTableRule(text: string): boolean {
  return /-{3,}:?\s*\|/.test(text);
}

/** Joins neighbours with the same marks. */
function join(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && sameMarks(last, span))
      joined.splice(-1, 1, { ...last, text: last.text + span.text });
    else joined.push(span);
  }
  return joined;
}

function sameMarks(a: Span, b: Span): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.code === b.code && a.href === b.href;
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function sourceOf(node: Nodes, { source }: Context): string {
  return source.slice(startOf(node), node.position?.end.offset);
}

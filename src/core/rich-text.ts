/** A run of text with the same marks. Plain data: every renderer escapes it for its own platform. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  /** An absolute http or https address. */
  readonly href?: string;
}

type Paragraph = { readonly type: 'paragraph'; readonly spans: readonly Span[] };
type CodeBlock = { readonly type: 'code'; readonly code: string };

/** Text of a pack, parsed once at load: paragraphs and blocks of code, in order. */
export type RichText = readonly (Paragraph | CodeBlock)[];

/** The same text without marks, for summaries, searching and counting. */
export function plainText(text: RichText): string {
  return text.map((block) => (block.type === 'code' ? block.code : plainSpans(block.spans))).join('\n\n');
}

/** Spans without their marks. */
export function plainSpans(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}

import type { Span } from '../../../core/rich-text.ts';

/** Text with its marks. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span, index) => (
        // Spans have no identity of their own: their place is it.
        <MarkedText key={index} span={span} />
      ))}
    </>
  );
}

function MarkedText({ span: { text, href, code, bold, italic } }: { span: Span }) {
  let content = <>{text}</>;
  if (code) content = <code class="inline-code">{content}</code>;
  if (italic) content = <em>{content}</em>;
  if (bold) content = <strong>{content}</strong>;
  if (href === undefined) return content;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {content}
    </a>
  );
}

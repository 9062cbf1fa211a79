/** Stands in for a character while marks are taken away around it. */
const hidden = (index: number) => `\uE000${index}\uE001`;

/** @returns what people read where an app sends that markdown; characters without a width are left out */
export function showMarkdown(markdown: string): string {
  const literal: string[] = [];
  const hide = (text: string) => hidden(literal.push(text) - 1);
  const shown = markdown
    .replace(/```(?:\w*\n)?([\s\S]*?)```/g, (_, code: string) => hide(code.replace(/\n$/, '')))
    .replace(
      /\\([!-/:-@[-`{-~])|(`+)([\s\S]*?[^`])\2(?!`)/g,
      (_, mark?: string, _ticks?: string, code?: string) =>
        hide(mark ?? code?.replace(/^ ([\s\S]*`[\s\S]*) $/, '$1') ?? ''),
    )
    .replace(/\[([^\]]*)\]\(<?[^)>]*>?\)/g, '$1')
    .replace(/^(?:-# |#{1,3} |>>> |> )/gm, '')
    .replace(/\*\*\*|\*\*|\*|__|~~|\|\|/g, '')
    .replace(/<(https?:[^>]*)>/g, '$1');
  return shown
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => literal[Number(index)] ?? '')
    .replaceAll('\u200B', '');
}

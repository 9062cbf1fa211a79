/** A column of a table. */
export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/** Lays rows out under the heads of their columns, for a terminal. @returns lines joined by line breaks */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ head }) => head), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) =>
      columns
        .map(({ align }, index) => pad(line[index] ?? '', widths[index] ?? 0, align))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number, align: Column['align']): string {
  return align === 'left' ? cell.padEnd(width) : cell.padStart(width);
}

/** The same rows for a spreadsheet (RFC 4180), every cell quoted. @returns lines joined by line breaks */
export function formatCsv(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return [columns.map(({ head }) => head), ...rows].map((line) => line.map(quote).join(',')).join('\r\n');
}

import type { Pack } from '../core/pack.ts';
import { type Counts, countQuestions } from '../core/quality/counts.ts';
import type { Finding } from '../core/quality/finding.ts';
import { type Column, formatTable } from './table.ts';

const countColumns: readonly { readonly head: string; readonly cell: (counts: Counts) => number }[] = [
  { head: 'questions', cell: ({ questions }) => questions },
  { head: 'multiple-choice', cell: ({ kinds }) => kinds['multiple-choice'] },
  { head: 'multi-select', cell: ({ kinds }) => kinds['multi-select'] },
  { head: 'true-false', cell: ({ kinds }) => kinds['true-false'] },
  { head: 'spot-the-issue', cell: ({ kinds }) => kinds['spot-the-issue'] },
  { head: 'recall', cell: ({ difficulties }) => difficulties[1] },
  { head: 'understand', cell: ({ difficulties }) => difficulties[2] },
  { head: 'apply', cell: ({ difficulties }) => difficulties[3] },
  { head: 'longest', cell: ({ rightLongest }) => rightLongest },
  { head: 'true', cell: ({ trueStatements }) => trueStatements },
];

/** How many questions of which sort a pack has: a row for each chapter, and one for all. */
export function formatCounts({ chapters }: Pack): string {
  const row = (name: string, counts: Counts) => [
    name,
    ...countColumns.map(({ cell }) => String(cell(counts))),
  ];
  return formatTable(
    ['chapter', ...countColumns.map(({ head }) => head)].map((head): Column => ({ head, align: 'right' })),
    [
      ...chapters.map(({ number, questions }) => row(String(number), countQuestions(questions))),
      row('all', countQuestions(chapters.flatMap(({ questions }) => questions))),
    ],
  );
}

/** What was measured of a pack: a row for each measure. */
export function formatFindings(findings: readonly Finding[]): string {
  return formatTable(
    [
      { head: 'measure', align: 'left' },
      { head: 'found', align: 'right' },
      { head: '', align: 'right' },
      { head: 'wanted', align: 'left' },
    ],
    findings.map(({ measure, count, of, wanted }) => [
      measure,
      `${count} of ${of}`,
      of === 0 ? '' : `${Math.round((100 * count) / of)} %`,
      wanted,
    ]),
  );
}

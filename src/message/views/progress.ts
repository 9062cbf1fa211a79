import { limits } from '../../core/limits.ts';
import { bold, code, count, heading, lines, percent, points, say, unbroken, whisper } from '../blocks.ts';
import type { Block, Message } from '../message.ts';

export interface ProgressView {
  readonly points: number;
  readonly answers: number;
  /** Share of the possible points, 0 to 1; undefined where no answer counts. */
  readonly fraction: number | undefined;
  readonly streak: number;
  readonly hidden: boolean;
  readonly chapters: readonly {
    readonly number: number;
    readonly title: string;
    readonly answers: number;
    readonly fraction: number;
  }[];
}

/** What one member has done so far, for their eyes only. */
export function progress(view: ProgressView): Message {
  if (view.answers === 0) {
    const text = 'You have not answered a question here yet. ';
    return {
      summary: text,
      blocks: [
        say(text, code('/study today'), ' shows what is open, ', code('/study quiz'), ' lets you practise.'),
      ],
    };
  }
  const right = view.fraction === undefined ? '' : percent(view.fraction);
  return {
    summary: `${points(view.points)} from ${count(view.answers, 'answer')}${right ? `, ${right} right` : ''}.`,
    blocks: [
      heading('Your progress'),
      {
        type: 'fields',
        fields: [
          { label: 'Points', value: [{ text: String(Number(view.points.toFixed(2))) }] },
          { label: 'Answered', value: [{ text: count(view.answers, 'question') }] },
          ...(right ? [{ label: 'Right', value: [{ text: right }] }] : []),
          {
            label: 'Streak',
            value: [{ text: view.streak === 0 ? 'starts with your next answer' : `${view.streak} in a row` }],
          },
        ],
      },
      ...byChapter(view.chapters),
      ...(view.hidden ? [whisper('You are hidden from boards and reveals.')] : []),
    ],
  };
}

function byChapter(chapters: ProgressView['chapters']): readonly Block[] {
  if (chapters.length === 0) return [];
  const shown = chapters
    .slice(0, limits.chapters)
    .map(({ number, title, fraction, answers }) => [
      `${number}. ${title}: `,
      bold(percent(fraction)),
      unbroken(` of ${answers}`),
    ]);
  const more = chapters.length - shown.length;
  return [
    lines([bold('Right by chapter')], ...shown),
    ...(more > 0 ? [whisper(`and ${count(more, 'chapter')} more`)] : []),
  ];
}

import { limits } from '../../core/limits.ts';
import { bold, code, count, heading, percent, points, say, whisper } from '../blocks.ts';
import type { Message } from '../message.ts';

export interface ProgressView {
  readonly points: number;
  readonly answers: number;
  /** Share of the possible points, 0 to 1. */
  readonly fraction: number;
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
  const more = view.chapters.length - limits.chapters;
  return {
    summary: `${points(view.points)} from ${count(view.answers, 'answer')}, ${percent(view.fraction)} right.`,
    blocks: [
      heading('Your progress'),
      {
        type: 'fields',
        fields: [
          { label: 'Points', value: [{ text: String(Number(view.points.toFixed(2))) }] },
          { label: 'Answered', value: [{ text: count(view.answers, 'question') }] },
          { label: 'Right', value: [{ text: percent(view.fraction) }] },
          {
            label: 'Streak',
            value: [{ text: view.streak === 0 ? 'starts with your next answer' : `${view.streak} in a row` }],
          },
        ],
      },
      say(bold('By chapter')),
      ...view.chapters
        .slice(0, limits.chapters)
        .map((chapter) =>
          say(
            `${chapter.number}. ${chapter.title}: `,
            bold(percent(chapter.fraction)),
            ` right in ${count(chapter.answers, 'answer')}`,
          ),
        ),
      ...(more > 0 ? [whisper(`and ${count(more, 'chapter')} more`)] : []),
      whisper(
        view.hidden ? 'Only you see this. You are hidden from boards and reveals.' : 'Only you see this.',
      ),
    ],
  };
}

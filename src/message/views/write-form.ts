import type { AskedQuestion } from '../../core/asked-question.ts';
import { limits } from '../../core/limits.ts';
import { plainText } from '../../core/rich-text.ts';
import type { Form } from '../form.ts';

/** Words that could not be taken, and why. */
export interface Typed {
  readonly value: string;
  readonly problem: string;
}

/**
 * Where a member writes their answer, with the question above.
 * @param secondOpinion whether a language model may read it, which they are told before they write
 */
export function writeForm(
  post: number,
  question: AskedQuestion,
  secondOpinion: boolean,
  typed?: Typed,
): Form {
  const hint = 'A sentence or two. Your first answer counts.';
  return {
    title: 'Your answer',
    intro: plainText(question.stem),
    submit: 'Answer',
    action: { type: 'write', post },
    fields: [
      {
        type: 'text',
        id: 'answer',
        label: 'In your own words',
        hint: secondOpinion ? `${hint} A language model may read it as well.` : hint,
        multiline: true,
        required: true,
        maxLength: limits.answer,
        ...typed,
      },
    ],
  };
}

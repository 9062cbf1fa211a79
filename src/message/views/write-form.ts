import type { AskedQuestion } from '../../core/asked-question.ts';
import { limits } from '../../core/limits.ts';
import { plainText } from '../../core/rich-text.ts';
import type { Form } from '../form.ts';

/** Where a member writes their answer, with the question above. `typed`: what could not be taken, and why. */
export function writeForm(
  post: number,
  question: AskedQuestion,
  typed?: { readonly value: string; readonly problem: string },
): Form {
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
        hint: 'A sentence or two. Your first answer counts.',
        multiline: true,
        required: true,
        maxLength: limits.answer,
        ...typed,
      },
    ],
  };
}

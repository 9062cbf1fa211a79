import type { AskedQuestion } from '../../core/asked-question.ts';
import { limits } from '../../core/limits.ts';
import { plainText } from '../../core/rich-text.ts';
import type { Form } from '../form.ts';

/** Where a member says what is wrong with a question. `typed`: what could not be taken, and why. */
export function flagForm(
  post: number,
  question: AskedQuestion,
  typed?: { readonly value: string; readonly problem: string },
): Form {
  return {
    title: 'Flag this question',
    intro: plainText(question.stem),
    submit: 'Flag it',
    action: { type: 'flag', post },
    fields: [
      {
        type: 'text',
        id: 'reason',
        label: 'What is wrong with it?',
        hint: 'The organisers read this without your name.',
        multiline: true,
        required: true,
        maxLength: limits.reason,
        ...typed,
      },
    ],
  };
}

import { bold, buttons, say } from '../blocks.ts';
import type { Form } from '../form.ts';
import type { Message } from '../message.ts';

/** What is wrong with a form that was filled in, and the button that opens it again. */
export function formProblems(form: Form): Message {
  const wrong = form.fields.flatMap(({ label, problem }) => (problem ? [{ label, problem }] : []));
  return {
    summary: wrong.map(({ problem }) => problem).join(' '),
    blocks: [
      ...wrong.map(({ label, problem }) => say(bold(`${label}: `), problem)),
      ...buttons({ label: 'Correct it', action: form.action, style: 'primary' }),
    ],
  };
}

import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireForm } from '../wire.ts';
import { sentenceOf } from './api.ts';
import { FormFieldInput } from './form-field.tsx';
import { useBusy } from './use-busy.ts';
import type { Desk } from './use-desk.ts';

export type Values = Readonly<Record<string, string>>;

/** A form to fill in. What was typed stays through failures, and through Escape and opening it again. */
export function FormDialog({ form, desk }: { form: WireForm; desk: Desk }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<Values>({ ...initialValues(form), ...desk.typed() });
  const [problem, setProblem] = useState<string>();
  const [busy, run] = useBusy();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => dialog.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [form]);

  const change = (id: string, value: string) => {
    const changed = { ...values, [id]: value };
    setValues(changed);
    desk.keepTyped(changed);
  };
  const submit = async () => {
    setProblem(undefined);
    try {
      if (await desk.submit(values)) dialog.current?.close();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(submit);
  };
  const cancel = () => {
    desk.keepTyped(undefined);
    dialog.current?.close();
  };

  return (
    <dialog ref={dialog} aria-labelledby="form-title" onClose={desk.closeForm}>
      <form onSubmit={onSubmit}>
        <h2 id="form-title">{form.title}</h2>
        {form.intro && <p class="intro">{form.intro}</p>}
        {form.fields.map((field) => (
          <FormFieldInput
            key={field.id}
            field={field}
            value={values[field.id] ?? ''}
            change={(value) => change(field.id, value)}
          />
        ))}
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <footer>
          <button type="button" class="button" onClick={cancel}>
            Cancel
          </button>
          <button type="submit" class="button primary" aria-busy={busy}>
            {form.submit}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

function initialValues(form: WireForm): Values {
  return Object.fromEntries(form.fields.map((field) => [field.id, field.value ?? '']));
}

import type { FormField } from '../../../message/form.ts';
import { PeopleField } from './people-field.tsx';

/** A field with its label, its hint and what is wrong with it. */
export function FormFieldInput(props: { field: FormField; value: string; change(value: string): void }) {
  const { field, value, change } = props;
  if (field.type === 'people') return <PeopleField field={field} value={value} change={change} />;
  const id = `field-${field.id}`;
  const hint = field.type === 'text' ? field.hint : undefined;
  const describedBy = [hint && `${id}-hint`, field.problem && `${id}-problem`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': field.problem ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.type === 'text' && !field.required && <span class="optional"> (optional)</span>}
      </label>
      <Control field={field} common={common} />
      {hint && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {field.problem && (
        <p class="problem" id={`${id}-problem`}>
          {field.problem}
        </p>
      )}
    </div>
  );
}

function Control({ field, common }: { field: Exclude<FormField, { type: 'people' }>; common: object }) {
  if (field.type === 'choice') {
    return (
      <select {...common}>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  const limits = { required: field.required, maxLength: field.maxLength };
  return field.multiline ? (
    <textarea {...common} {...limits} rows={5} />
  ) : (
    <input type="text" {...common} {...limits} autocomplete="off" />
  );
}

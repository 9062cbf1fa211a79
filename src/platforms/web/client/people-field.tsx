import { type FormField, readPeople, writePeople } from '../../../message/form.ts';
import { useRoom } from './room.ts';

/** Everybody in the channel, to be ticked. */
export function PeopleField(props: {
  field: FormField & { type: 'people' };
  value: string;
  change(value: string): void;
}) {
  const { field, value, change } = props;
  const { people } = useRoom();
  const read = readPeople(value);
  const picked = read.ok ? read.value : [];
  const isPicked = (id: string) => picked.some((one) => one.id === id);
  const toggle = ({ id, name }: { id: string; name: string }) =>
    isPicked(id) ? picked.filter((one) => one.id !== id) : [...picked, { type: 'member', id, name } as const];
  return (
    <fieldset class="field">
      <legend>{field.label}</legend>
      {people.map((person) => (
        <label key={person.id} class="tick">
          <input
            type="checkbox"
            checked={isPicked(person.id)}
            onChange={() => change(writePeople(toggle(person)))}
          />
          <span>{person.name}</span>
        </label>
      ))}
      {field.hint && <p class="quiet">{field.hint}</p>}
      {field.problem && (
        <p class="problem" role="alert">
          {field.problem}
        </p>
      )}
    </fieldset>
  );
}

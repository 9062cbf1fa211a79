import type { Person } from '../cast.ts';
import { Avatar } from './avatar.tsx';

/** Who to speak as. */
export function People(props: { people: readonly Person[]; me: Person; become(person: Person): void }) {
  const { people, me, become } = props;
  return (
    <fieldset class="people">
      <legend class="section-label">You are</legend>
      {people.map((person, place) => (
        <label key={person.id}>
          <input type="radio" name="person" checked={person.id === me.id} onChange={() => become(person)} />
          <Avatar person={person} place={place} />
          <span>{person.name}</span>
          {person.organiser && <span class="tag">organiser</span>}
        </label>
      ))}
      <p class="quiet">
        Everybody sees their own private replies. Open a second tab to be two people at once.
      </p>
    </fieldset>
  );
}

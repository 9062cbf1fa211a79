import { useState } from 'preact/hooks';
import type { Person } from '../cast.ts';
import type { WireChannel } from '../wire.ts';

/** Who this tab speaks as. It stands in the address, so that each tab can be somebody else and stays so on reload. */
export function usePerson(people: WireChannel['people']): readonly [Person, (person: Person) => void] {
  const asked = new URLSearchParams(location.search).get('as');
  const [person, setPerson] = useState(people.find((one) => one.id === asked) ?? people[0]);
  const become = (next: Person) => {
    history.replaceState(null, '', `?as=${next.id}`);
    setPerson(next);
  };
  return [person, become];
}

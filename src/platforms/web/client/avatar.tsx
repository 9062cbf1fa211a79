import type { Person } from '../cast.ts';
import { QuorumIcon } from './icons.tsx';

/** A person's initial, or Quorum's sign where there is no person. Names stand beside it, so it is decoration. */
export function Avatar({ person, place }: { person: Person | undefined; place: number }) {
  return (
    <span class={person ? `avatar hue-${place % 4}` : 'avatar bot'} aria-hidden="true">
      {person ? person.name.charAt(0) : <QuorumIcon />}
    </span>
  );
}

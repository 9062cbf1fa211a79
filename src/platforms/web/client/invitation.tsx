import type { Person } from '../cast.ts';
import { QuorumIcon } from './icons.tsx';
import { useRoom } from './room.ts';

/** What an empty channel says, and the first thing to do in it. */
export function Invitation({ setUp }: { setUp(as: Person): void }) {
  const { people, me } = useRoom();
  const organiser = people.find((person) => person.organiser);
  return (
    <div class="invitation">
      <span class="emblem">
        <QuorumIcon />
      </span>
      <h2>A study channel, still quiet</h2>
      <p>
        Quorum posts a question at the times you choose. Everybody answers in private and learns at once why;
        the answer is revealed later, and the week ends with a leaderboard.
      </p>
      {organiser && (
        <>
          <button type="button" class="button primary" onClick={() => setUp(organiser)}>
            Set up a plan
          </button>
          <p class="quiet">
            {me.organiser
              ? 'This types /study setup for you. Afterwards, move the clock to the first question.'
              : `Only an organiser can: this makes you ${organiser.name} and types /study setup.`}
          </p>
        </>
      )}
    </div>
  );
}

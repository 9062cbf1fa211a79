import type { Moment } from '../wire.ts';
import { momentOf, shortDayOf, timeOf, zone } from './times.ts';
import { type LiveClock, useNow } from './use-clock.ts';

const moments = [
  { to: 'question', label: 'To the next question', none: 'No question is planned.' },
  { to: 'reveal', label: 'To the reveal', none: 'No answer is waiting to be revealed.' },
  { to: 'leaderboard', label: 'To the leaderboard', none: 'No leaderboard is planned.' },
] as const satisfies readonly { to: Moment; label: string; none: string }[];

/** The playground's clock, and what moves it. */
export function ClockPanel({ clock, move }: { clock: LiveClock; move(to: Moment): void }) {
  const nothing = clock.next && Object.values(clock.next).every((moment) => moment === null);
  return (
    <section class="clock" aria-labelledby="clock-title">
      <h2 id="clock-title" class="section-label">
        Playground clock
      </h2>
      {clock.ahead !== undefined && <ClockFace ahead={clock.ahead} />}
      <ul>
        {moments.map(({ to, label, none }) => (
          <li key={to}>
            <ClockButton
              label={label}
              when={clock.next?.[to]}
              none={none}
              clock={clock}
              to={to}
              move={move}
            />
          </li>
        ))}
      </ul>
      {nothing && <p class="quiet clock-note">The clock can move once the organiser has set up a plan.</p>}
    </section>
  );
}

function ClockFace({ ahead }: { ahead: number }) {
  const now = useNow(ahead);
  return (
    <p class="clock-face">
      <strong>{timeOf(now)}</strong>
      <span>
        {shortDayOf(now)}
        <br />
        {zone}
      </span>
    </p>
  );
}

function ClockButton(props: {
  label: string;
  /** Null: never; undefined: not known yet. */
  when: number | null | undefined;
  none: string;
  clock: LiveClock;
  to: Moment;
  move(to: Moment): void;
}) {
  const { label, when, none, clock, to, move } = props;
  // Not `disabled`, so that the keyboard can reach it and hear why it does nothing.
  const idle = when == null || clock.moving !== undefined;
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={idle}
        aria-busy={clock.moving === to}
        aria-describedby={`clock-${to}`}
        onClick={() => idle || move(to)}
      >
        {label}
      </button>
      <span class="quiet" id={`clock-${to}`}>
        {when === undefined ? 'One moment…' : when === null ? none : momentOf(when)}
      </span>
    </>
  );
}

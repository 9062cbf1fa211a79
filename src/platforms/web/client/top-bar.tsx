import type { Person } from '../cast.ts';
import { Avatar } from './avatar.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { timeOf } from './times.ts';
import { useNow } from './use-clock.ts';

export const sidebarId = 'sidebar';

/** The channel's name; on a phone also what opens the sidebar. */
export function TopBar(props: {
  channel: string;
  me: Person;
  place: number;
  ahead: number | undefined;
  sidebarOpen: boolean;
  toggleSidebar(): void;
}) {
  const { channel, me, place, ahead, sidebarOpen, toggleSidebar } = props;
  return (
    <header class="top-bar">
      <h1>
        <span aria-hidden="true">#</span>
        {channel}
      </h1>
      <ThemeToggle />
      <button
        type="button"
        class="button menu-button"
        aria-expanded={sidebarOpen}
        aria-controls={sidebarId}
        onClick={toggleSidebar}
      >
        <Avatar person={me} place={place} />
        {me.name}
        {ahead !== undefined && <Time ahead={ahead} />}
        <span class="for-screen-readers">: change who you are, or move the clock</span>
      </button>
    </header>
  );
}

function Time({ ahead }: { ahead: number }) {
  return <span class="quiet">{timeOf(useNow(ahead))}</span>;
}

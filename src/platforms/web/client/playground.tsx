import { useRef, useState } from 'preact/hooks';
import type { Person } from '../cast.ts';
import type { Moment, WireChannel } from '../wire.ts';
import { Announcer } from './announcer.tsx';
import { sentenceOf } from './api.ts';
import { ClockPanel } from './clock-panel.tsx';
import { Composer } from './composer.tsx';
import { FormDialog } from './form-dialog.tsx';
import { Invitation } from './invitation.tsx';
import { Messages } from './messages.tsx';
import { Notices } from './notices.tsx';
import { People } from './people.tsx';
import { RoomContext } from './room.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { useClock } from './use-clock.ts';
import { useDesk } from './use-desk.ts';
import { useFeed } from './use-feed.ts';
import { usePerson } from './use-person.ts';

/** The whole page: who you are and what time it is, the channel, and where to type. */
export function Playground({ channel: { name, people } }: { channel: WireChannel }) {
  const [me, setMe] = usePerson(people);
  const { entries, version, connected } = useFeed(me.id);
  const clock = useClock(version);
  const desk = useDesk();
  const [sidebarOpen, setSidebarOpen] = useState(false);
  const [thread, setThread] = useState<number>();
  const input = useRef<HTMLInputElement>(null);

  const become = (person: Person) => {
    setSidebarOpen(false);
    setMe(person);
  };
  const move = (to: Moment) => {
    setSidebarOpen(false);
    clock.move(to).catch((error: unknown) => desk.setProblem(sentenceOf(error)));
  };
  const replyTo = (entry: number) => {
    setThread(entry);
    input.current?.focus();
  };
  const setUp = (as: Person) => {
    setMe(as);
    desk.type(as, '/study setup');
  };
  const press = (entry: number, token: string) => desk.press(me, entry, token);

  return (
    <RoomContext.Provider value={{ people, me, press, replyTo }}>
      <div class="page">
        <TopBar
          channel={name}
          me={me}
          place={people.indexOf(me)}
          ahead={clock.ahead}
          sidebarOpen={sidebarOpen}
          toggleSidebar={() => setSidebarOpen(!sidebarOpen)}
        />
        <main>
          <Sidebar open={sidebarOpen} close={() => setSidebarOpen(false)}>
            <People people={people} me={me} become={become} />
            <ClockPanel clock={clock} move={move} />
          </Sidebar>
          <div class="conversation">
            {entries?.length === 0 && <Invitation setUp={setUp} />}
            {entries && entries.length > 0 && (
              <Messages key={me.id} name={name} entries={entries} travelling={clock.moving !== undefined} />
            )}
            <Notices
              connected={connected}
              problem={desk.problem}
              dismiss={() => desk.setProblem(undefined)}
            />
            <Composer
              channel={name}
              input={input}
              inThread={thread !== undefined}
              leaveThread={() => setThread(undefined)}
              send={(line) => desk.type(me, line, thread)}
            />
          </div>
        </main>
        <Announcer key={me.id} entries={entries} />
      </div>
      {desk.open && <FormDialog key={desk.open.form.token} form={desk.open.form} desk={desk} />}
    </RoomContext.Provider>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '../cast.ts';
import type { WireEntry } from '../wire.ts';
import { useRoom } from './room.ts';

/** Tells a screen reader what has just been said, in one sentence; the message itself is there to be read. */
export function Announcer({ entries }: { entries: readonly WireEntry[] | undefined }) {
  const { people, me } = useRoom();
  const heard = useRef<readonly WireEntry[] | undefined>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    const before = heard.current;
    heard.current = entries;
    const fresh = before && entries && latestNews(before, entries);
    if (fresh && fresh.author !== me.id) setNews(sentenceAbout(fresh, people));
  }, [entries]);
  return (
    <p class="for-screen-readers" aria-live="polite">
      {news}
    </p>
  );
}

/**
 * The last message, where it is new; or else a private one that says something else now, such as a verdict in its place,
 * or what came where one was erased. What is older than all before has only moved into view.
 */
function latestNews(before: readonly WireEntry[], now: readonly WireEntry[]): WireEntry | undefined {
  const last = now.at(-1);
  if (last && last.id > (before.at(-1)?.id ?? 0)) return last;
  const oldest = before[0]?.id ?? 0;
  const said = new Map(before.map((entry) => [entry.id, textOf(entry)]));
  return now.findLast((entry) => entry.private && entry.id >= oldest && said.get(entry.id) !== textOf(entry));
}

function sentenceAbout(entry: WireEntry, people: readonly Person[]): string {
  const author = people.find((person) => person.id === entry.author)?.name ?? 'Quorum';
  return `${author}${entry.private ? ', only to you' : ''}: ${textOf(entry)}`;
}

function textOf({ body }: WireEntry): string {
  return body.type === 'message' ? body.message.summary : body.text;
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireEntry } from '../wire.ts';
import { useRoom } from './room.ts';

/** Tells a screen reader what has just been said, in one sentence; the message itself is there to be read. */
export function Announcer({ entries }: { entries: readonly WireEntry[] | undefined }) {
  const { people, me } = useRoom();
  const heard = useRef<number | undefined>(undefined);
  const [news, setNews] = useState('');
  const last = entries?.at(-1);
  useEffect(() => {
    if (!last) return;
    const before = heard.current;
    heard.current = last.id;
    if (before === undefined || last.id <= before || last.author === me.id) return;
    const author = people.find((person) => person.id === last.author)?.name ?? 'Quorum';
    setNews(`${author}${last.private ? ', only to you' : ''}: ${textOf(last)}`);
  }, [last?.id]);
  return (
    <p class="for-screen-readers" aria-live="polite">
      {news}
    </p>
  );
}

function textOf({ body }: WireEntry): string {
  return body.type === 'message' ? body.message.summary : body.text;
}

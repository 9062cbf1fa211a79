import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '../cast.ts';
import type { WireEntry } from '../wire.ts';
import { useRoom } from './room.ts';

/** How far from the end, in pixels, still counts as reading along. */
const nearEnd = 80;
/** Pixels left above a message that is brought into view. */
const headroom = 12;

/** A list that follows the conversation while one reads along, and otherwise stays and counts what is new. */
export interface FollowingScroll {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  /** Messages that came while the reader was further up. */
  readonly unseen: number;
  showLatest(): void;
}

/** @param travelling what comes is what the reader has moved the clock for, and is shown wherever they are */
export function useFollowingScroll(entries: readonly WireEntry[], travelling: boolean): FollowingScroll {
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const readingAlong = useRef(true);
  const [seen, setSeen] = useState(0);
  const { me, people } = useRoom();
  const last = entries.at(-1)?.id ?? 0;
  const latest = useRef(last);
  latest.current = last;
  const fresh = entries.filter((entry) => entry.id > seen);

  useLayoutEffect(() => {
    const element = scroller.current;
    const mine = fresh.some((entry) => entry.private || entry.author === me.id);
    if (!element || !(readingAlong.current || mine || travelling)) return;
    if (seen === 0 || !fresh[0]) scrollToEnd(element);
    else scrollToStartOf(element, placeOf(fresh[0], people));
    readingAlong.current = isNearEnd(element);
    setSeen(last);
  }, [last]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !list.current) return;
    const onScroll = () => {
      readingAlong.current = isNearEnd(element);
      if (readingAlong.current) setSeen(latest.current);
    };
    // An edit may make what is at the end longer, and a keyboard on a phone makes the window shorter.
    const growth = new ResizeObserver(() => readingAlong.current && scrollToEnd(element));
    for (const observed of [list.current, element]) growth.observe(observed);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      growth.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  return {
    scroller,
    list,
    unseen: fresh.length,
    showLatest: () => scroller.current && scrollToEnd(scroller.current),
  };
}

/** Quorum opens a thread when it has edited what it hangs on, which is then what there is to see. */
function placeOf({ id, author, thread }: WireEntry, people: readonly Person[]): number {
  return people.some((person) => person.id === author) ? id : (thread ?? id);
}

function isNearEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.clientHeight - element.scrollTop < nearEnd;
}

function scrollToEnd(element: HTMLElement): void {
  element.scrollTop = element.scrollHeight;
}

/** A message longer than the window is so read from its beginning. */
function scrollToStartOf(element: HTMLElement, id: number): void {
  const message = element.querySelector(`[data-entry="${id}"]`);
  if (!message) return;
  element.scrollTop += message.getBoundingClientRect().top - element.getBoundingClientRect().top - headroom;
}

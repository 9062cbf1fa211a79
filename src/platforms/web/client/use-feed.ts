import { useEffect, useReducer, useState } from 'preact/hooks';
import type { WireEntry, WireEvent } from '../wire.ts';

/** What a member sees of the channel, kept up to date. */
export interface LiveFeed {
  /** By id, ascending; undefined until the first snapshot has come. */
  readonly entries: readonly WireEntry[] | undefined;
  /** Grows with every event. */
  readonly version: number;
  readonly connected: boolean;
}

interface State {
  readonly entries: readonly WireEntry[] | undefined;
  readonly version: number;
}

const nothing: State = { entries: undefined, version: 0 };
const retryAfter = 2000;

/** Follows the channel as this person, and comes back by itself after an interruption. */
export function useFeed(person: string): LiveFeed {
  const [state, take] = useReducer(reduce, nothing);
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    take('forget');
    return followWhileVisible(person, take, setConnected);
  }, [person]);
  return { ...state, connected };
}

function reduce(state: State, event: WireEvent | 'forget'): State {
  if (event === 'forget') return nothing;
  const version = state.version + 1;
  if (event.type === 'clock') return { ...state, version };
  const entries = event.type === 'snapshot' ? event.entries : withEntry(state.entries ?? [], event.entry);
  return { entries, version };
}

function withEntry(entries: readonly WireEntry[], entry: WireEntry): readonly WireEntry[] {
  const others = entries.filter((one) => one.id !== entry.id);
  return [...others, entry].sort((a, b) => a.id - b.id);
}

/**
 * Keeps a connection while the tab is looked at. Browsers allow six to a server, so tabs in the background give
 * theirs up; the snapshot brings them up to date when somebody looks again.
 * @returns what ends it
 */
function followWhileVisible(
  person: string,
  take: (event: WireEvent) => void,
  setConnected: (connected: boolean) => void,
): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    if (document.hidden) return;
    const opened = new EventSource(`/playground/events?as=${person}`);
    source = opened;
    opened.onopen = () => setConnected(true);
    opened.onmessage = (message: MessageEvent<string>) => take(JSON.parse(message.data));
    opened.onerror = () => {
      setConnected(false);
      // The browser reconnects by itself, except after an answer that was no stream.
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, retryAfter);
    };
  };

  open();
  document.addEventListener('visibilitychange', open);
  return () => {
    document.removeEventListener('visibilitychange', open);
    close();
  };
}

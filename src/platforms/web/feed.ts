import { EventEmitter, on } from 'node:events';
import type { Transcript, TranscriptEntry } from '../../app/ports/transcript.ts';
import type { Clock } from '../../core/time.ts';
import { studyChannel } from './cast.ts';
import { limits } from './limits.ts';
import { renderEntry } from './render.ts';
import type { Body, WireEvent } from './wire.ts';

/** What is to be said in the channel, without what the feed itself knows. */
export interface Draft {
  readonly author: string;
  readonly visibleTo: string | null;
  readonly thread: number | null;
  readonly body: Body;
  /** The same for every try to say the same. */
  readonly key?: string;
}

/** The channel's transcript, and the pages that follow it live. */
export interface Feed {
  append(draft: Draft): Promise<TranscriptEntry>;
  /** What was said with this key. */
  said(key: string): Promise<TranscriptEntry | undefined>;
  /** @returns undefined where there is no such entry */
  replace(id: number, body: Body): Promise<TranscriptEntry | undefined>;
  /** Shows something in an entry's place, until the pages that see it begin with a snapshot again. It is kept nowhere. */
  showOnce(id: number, draft: Omit<Draft, 'key'>): void;
  /** Has every page begin with a snapshot again: the transcript has lost entries. */
  renew(): void;
  /** Tells every page that the clock was moved. */
  clockMoved(): void;
  /**
   * What a member sees: a snapshot of it, then everything that happens, until the signal aborts (it then throws).
   * A page that reconnects begins with a snapshot again and so misses nothing, edits included.
   */
  follow(member: string, signal: AbortSignal): AsyncGenerator<WireEvent>;
}

type News =
  | { readonly type: 'entry'; readonly entry: TranscriptEntry }
  | { readonly type: 'renew' }
  | { readonly type: 'clock'; readonly now: number };

export function createFeed(transcript: Transcript, clock: Clock): Feed {
  const pages = new EventEmitter().setMaxListeners(0);
  const now = () => clock.now().epochMilliseconds;
  const tell = (news: News) => pages.emit('news', news);
  const snapshotFor = async (member: string): Promise<WireEvent> => {
    const entries = await transcript.list(studyChannel.channel, member, limits.messages);
    return { type: 'snapshot', entries: entries.map(renderEntry) };
  };
  return {
    async append({ key, ...draft }) {
      const place = { channel: studyChannel.channel, at: now() };
      const entry = await transcript.append({ ...draft, ...place, key: key ?? null });
      tell({ type: 'entry', entry });
      return entry;
    },
    said: (key) => transcript.withKey(key),
    async replace(id, body) {
      const entry = await transcript.replace(id, body);
      if (entry) tell({ type: 'entry', entry });
      return entry;
    },
    showOnce(id, draft) {
      tell({ type: 'entry', entry: { ...draft, id, channel: studyChannel.channel, at: now() } });
    },
    renew: () => void tell({ type: 'renew' }),
    clockMoved: () => void tell({ type: 'clock', now: now() }),
    async *follow(member, signal) {
      // Listening starts before the snapshot is read: what happens in between is told after it.
      const happening = on(pages, 'news', { signal });
      try {
        yield await snapshotFor(member);
        for await (const [news] of happening as AsyncIterable<[News]>) {
          if (news.type === 'clock') yield news;
          else if (news.type === 'renew') yield await snapshotFor(member);
          else if (isSeenBy(news.entry, member)) yield { type: 'entry', entry: renderEntry(news.entry) };
        }
      } finally {
        // Where the snapshot cannot be read, or the page leaves with it, nothing else stops the listening.
        await happening.return?.();
      }
    },
  };
}

function isSeenBy(entry: TranscriptEntry, member: string): boolean {
  return entry.visibleTo === null || entry.visibleTo === member;
}

import type { WireEntry } from '../wire.ts';
import { Entry } from './entry.tsx';
import { useRoom } from './room.ts';
import { dayOf } from './times.ts';
import { useFollowingScroll } from './use-following-scroll.ts';

/** The channel's messages by day, each with its thread below it. */
export function Messages(props: { name: string; entries: readonly WireEntry[]; travelling: boolean }) {
  const { name, entries, travelling } = props;
  const { scroller, list, unseen, showLatest } = useFollowingScroll(entries, travelling);
  const days = byDay(rootsOf(entries));
  return (
    <div class="messages">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="scroller" ref={scroller} tabIndex={0} aria-label={`Messages in #${name}`}>
        <div ref={list} class="list">
          {days.map(({ day, roots }) => (
            <section key={day} aria-label={day}>
              <h2 class="day">{day}</h2>
              {roots.map((root) => (
                <Thread key={root.id} root={root} replies={entries.filter((one) => one.thread === root.id)} />
              ))}
            </section>
          ))}
        </div>
      </section>
      {unseen > 0 && (
        <button type="button" class="button latest" onClick={showLatest}>
          {unseen === 1 ? '1 new message' : `${unseen} new messages`} ↓
        </button>
      )}
    </div>
  );
}

function Thread({ root, replies }: { root: WireEntry; replies: readonly WireEntry[] }) {
  const { replyTo } = useRoom();
  return (
    <div class="topic" data-entry={root.id}>
      <Entry entry={root} />
      {replies.length > 0 && (
        <div class="thread">
          {replies.map((reply) => (
            <div key={reply.id} data-entry={reply.id}>
              <Entry entry={reply} />
            </div>
          ))}
          <button type="button" class="button quiet-button" onClick={() => replyTo(root.id)}>
            Reply in thread
          </button>
        </div>
      )}
    </div>
  );
}

/** Entries that stand in the channel itself, or whose thread's root is too long ago to be shown. */
function rootsOf(entries: readonly WireEntry[]): readonly WireEntry[] {
  const ids = new Set(entries.map((entry) => entry.id));
  return entries.filter((entry) => entry.thread === null || !ids.has(entry.thread));
}

function byDay(entries: readonly WireEntry[]): readonly { day: string; roots: readonly WireEntry[] }[] {
  const days = new Map<string, WireEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, roots]) => ({ day, roots }));
}

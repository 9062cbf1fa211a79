import type { WireEntry } from '../wire.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks.tsx';
import { EyeIcon } from './icons.tsx';
import { useRoom } from './room.ts';
import { fullMomentOf, timeOf } from './times.ts';

/** One message: who, when, who sees it, and what. */
export function Entry({ entry }: { entry: WireEntry }) {
  const { people } = useRoom();
  const place = people.findIndex((person) => person.id === entry.author);
  const person = people[place];
  return (
    <article class={classOf(entry, person !== undefined)} aria-labelledby={`head-${entry.id}`}>
      <Avatar person={person} place={place} />
      <div class="said">
        <header id={`head-${entry.id}`}>
          <strong>{person?.name ?? 'Quorum'}</strong>
          {!person && <span class="tag">bot</span>}
          <time dateTime={new Date(entry.at).toISOString()} title={fullMomentOf(entry.at)}>
            {timeOf(entry.at)}
          </time>
          {entry.private && (
            <span class="only-you">
              <EyeIcon />
              Only visible to you
            </span>
          )}
        </header>
        <Content entry={entry} />
      </div>
    </article>
  );
}

function classOf(entry: WireEntry, byPerson: boolean): string {
  return ['entry', byPerson ? 'person' : 'bot', entry.private && 'private'].filter(Boolean).join(' ');
}

function Content({ entry: { id, body } }: { entry: WireEntry }) {
  switch (body.type) {
    case 'message':
      return <Blocks blocks={body.message.blocks} entry={id} />;
    case 'line':
      return (
        <p class="line">
          {body.text.startsWith('/') ? <code class="inline-code">{body.text}</code> : body.text}
        </p>
      );
  }
}

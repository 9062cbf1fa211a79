import { HTTPException } from 'hono/http-exception';
import type { Handle, Reply } from '../../app/ports/platform.ts';
import type { Transcript } from '../../app/ports/transcript.ts';
import type { Message } from '../../message/message.ts';
import { botId, type Person } from './cast.ts';
import { bodyOf } from './delivery.ts';
import type { Draft, Feed } from './feed.ts';
import type { Line, Press, Submission } from './parse.ts';
import { renderForm } from './render.ts';
import type { Body, WireReply } from './wire.ts';

/** What people do in the channel, and what they get for it. */
export interface Conversation {
  /** A command goes to Quorum and is seen by whoever typed it; any other line is said to everybody. */
  type(line: Line): Promise<WireReply>;
  press(press: Press): Promise<WireReply>;
  submit(submission: Submission): Promise<WireReply>;
}

type PrivateReply = Reply & { readonly type: 'private' };

const shown: WireReply = { type: 'shown' };

/** @param handle what answers; throws where nothing does yet */
export function createConversation(feed: Feed, transcript: Transcript, handle: Handle): Conversation {
  const show = async (person: Person, reply: Reply, pressed?: number): Promise<WireReply> => {
    if (reply.type !== 'private') return { type: 'form', form: renderForm(reply.form) };
    try {
      await keep(person, reply, pressed);
    } catch (cause) {
      // It has happened by now: they must be told, even where it cannot be kept.
      throw new HTTPException(503, { message: summaryOf(reply), cause });
    }
    return shown;
  };

  const keep = async (person: Person, { messages, replaces }: PrivateReply, pressed: number | undefined) => {
    const inPlace = replaces && pressed !== undefined && (await isOwn(person, pressed));
    const [first, ...rest] = messages;
    if (inPlace) await feed.replace(pressed, bodyOf(first));
    for (const message of inPlace ? rest : messages) {
      await feed.append(privateTo(person, message));
    }
  };

  const isOwn = async (person: Person, id: number) => {
    const entry = await transcript.entry(id);
    return entry?.author === botId && entry.visibleTo === person.id;
  };

  /** The entry that a thread hangs on; null where there is none that everybody sees. */
  const rootOf = async (id: number | null) => {
    const entry = id === null ? undefined : await transcript.entry(id);
    return entry && entry.visibleTo === null ? (entry.thread ?? entry.id) : null;
  };

  return {
    async type({ person, inbound, thread }) {
      const body: Body = { type: 'line', text: inbound.text };
      if (!inbound.text.startsWith('/')) {
        await feed.append({ author: person.id, visibleTo: null, thread: await rootOf(thread), body });
        return shown;
      }
      await feed.append({ author: person.id, visibleTo: person.id, thread: null, body });
      return show(person, await handle(inbound));
    },
    async press({ person, inbound, entry }) {
      const reply = await handle(inbound);
      if (inbound.action.type !== 'erase') return show(person, reply, entry);
      feed.renew();
      if (reply.type !== 'private' || !reply.replaces) return show(person, reply, entry);
      // Nothing is kept about them any more: not even that they were told so.
      feed.showOnce(entry, privateTo(person, reply.messages[0]));
      return shown;
    },
    submit: async ({ person, inbound, entry }) => show(person, await handle(inbound), entry),
  };
}

function privateTo(person: Person, message: Message): Draft {
  return { author: botId, visibleTo: person.id, thread: null, body: bodyOf(message) };
}

function summaryOf({ messages }: PrivateReply): string {
  return messages.map(({ summary }) => summary).join(' ');
}

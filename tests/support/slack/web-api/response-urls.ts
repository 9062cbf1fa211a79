import type { Fields } from '../../stand-in/fields.ts';
import { changeMessage, deleteMessage, findMessage, readContent, sendMessage } from '../state/messages.ts';
import type { Message } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { checkCall } from './check-call.ts';

const livesMs = 30 * 60_000;
const mostUses = 5;

/** What an address to answer at was handed out for. */
interface Origin {
  readonly user: string;
  readonly channel: string;
  readonly botUser: string;
  /** The message that was clicked on; none: a command. */
  readonly message?: Message;
}

/** Hands out addresses at which an interaction can be answered, five times within thirty minutes. */
export interface ResponseUrls {
  /** @returns the last part of the address */
  issue(origin: Origin): string;
  /** @returns Slack's HTTP answer */
  respond(id: string, payload: Fields): { status: number; body: string };
}

export function keepResponseUrls(world: World): ResponseUrls {
  const issued = new Map<string, Origin & { at: number; uses: number }>();
  return {
    issue(origin) {
      const id = world.ids.next('R');
      issued.set(id, { ...origin, at: world.clock.now(), uses: 0 });
      return id;
    },
    respond(id, payload) {
      const found = issued.get(id);
      if (!found || world.clock.now() - found.at > livesMs) return { status: 404, body: 'expired_url' };
      if (found.uses >= mostUses) return { status: 404, body: 'used_url' };
      const refusal = checkCall(world, 'response_url', payload);
      if (refusal) return { status: 400, body: refusal.code };
      found.uses += 1;
      answerOrigin(world, found, payload);
      return { status: 200, body: 'ok' };
    },
  };
}

/** Does what an answer to an interaction asks for: sends, replaces or deletes a message. */
export function answerOrigin(world: World, origin: Origin, payload: Fields): void {
  const original = origin.message && findMessage(world, origin.channel, origin.message.ts);
  if (payload.delete_original === true) {
    if (original) deleteMessage(world, original);
  } else if (payload.replace_original === true && original) {
    changeMessage(world, original, readContent(world, payload));
  } else {
    sendMessage(world, {
      ...readContent(world, payload),
      channel: origin.channel,
      user: origin.botUser,
      ...(payload.response_type === 'in_channel' ? {} : { onlyFor: origin.user }),
      ...(typeof payload.thread_ts === 'string' ? { threadTs: payload.thread_ts } : {}),
    });
  }
}

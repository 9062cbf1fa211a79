import type { Logger } from 'pino';
import type { Message } from '../../message/message.ts';
import type { ClientOf } from './clients.ts';
import { limits } from './limits.ts';
import type { Deed } from './parse.ts';
import { renderMessage } from './render.ts';

/** Messages that only one person in a channel sees. They vanish when that person's Slack is reloaded. */
export interface Whispers {
  /** Into the channel, or into the thread there that is given. */
  whisper(deed: Deed, message: Message, thread: string | null): Promise<void>;
  /** To the address that came with what they did. `replace`: in place of the message that it was done on. */
  respond(deed: Deed, url: string, message: Message, replace: boolean): Promise<void>;
}

export function createWhispers(clientOf: ClientOf, log: Logger): Whispers {
  const whisper: Whispers['whisper'] = async ({ workspace, channel, member: user }, message, thread) => {
    const client = await clientOf(workspace);
    const shown = renderMessage(message);
    const at = thread === null ? {} : { thread_ts: thread };
    try {
      await client.chat.postEphemeral({ channel, user, ...shown, ...at });
    } catch (error) {
      // Where Quorum is not in the channel, their own conversation with it remains.
      log.info({ err: error }, 'a private reply goes to a direct message');
      await client.chat.postMessage({ channel: user, ...shown });
    }
  };
  return {
    whisper,
    async respond(deed, url, message, replace) {
      // It serves for half an hour, and five times.
      if (!(await post(url, message, replace, log))) await whisper(deed, message, null);
    },
  };
}

async function post(url: string, message: Message, replace: boolean, log: Logger): Promise<boolean> {
  const body = { response_type: 'ephemeral', replace_original: replace, ...renderMessage(message) };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(limits.responseMs),
    });
    if (!response.ok) log.info({ status: response.status }, 'an address for private replies is used up');
    return response.ok;
  } catch (error) {
    log.warn({ err: error }, 'a private reply could not be sent to its address');
    return false;
  }
}

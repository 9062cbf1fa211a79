import type { webApi } from '@slack/bolt';
import type { Instant } from '../../core/time.ts';
import { limits } from './limits.ts';

/** A message as Slack's history has it. */
export interface Found {
  readonly ts?: string | undefined;
  readonly metadata?: unknown;
  readonly files?: readonly { readonly name?: string }[] | undefined;
}

/** Where to look, and how far back. */
export interface Past {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly oldest: Instant;
}

/** The message that an earlier try has left, although its reply was lost. */
export async function findMessage(
  client: webApi.WebClient,
  { channel, thread, oldest }: Past,
  isSought: (message: Found) => boolean,
): Promise<Found | undefined> {
  const since = String(oldest.epochMilliseconds / 1000);
  const asked = { channel, include_all_metadata: true, oldest: since, limit: limits.historyPage };
  let cursor: string | undefined;
  for (let page = 0; page < limits.historyPages; page++) {
    const part = cursor ? { ...asked, cursor } : asked;
    const found =
      thread === undefined
        ? await client.conversations.history(part)
        : await client.conversations.replies({ ...part, ts: thread });
    const messages: readonly Found[] = found.messages ?? [];
    const sought = messages.find(isSought);
    if (sought) return sought;
    cursor = found.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

import {
  type APIThreadChannel,
  ComponentType,
  type REST,
  type RESTGetAPIChannelMessagesResult,
  type RESTGetAPIGuildThreadsResult,
  Routes,
} from 'discord.js';
import type { Instant } from '../../core/time.ts';
import { parseAction } from '../../message/action.ts';
import { limits } from './limits.ts';
import type { DiscordMessage } from './render.ts';

/** A message that an earlier try may have left although its reply was lost: Discord forgets nonces within minutes. */
export interface Sought {
  readonly message: DiscordMessage;
  /** Quorum's own user. */
  readonly self: string | undefined;
  /** How far back is looked. */
  readonly oldest: Instant;
  /** It was not sent before. */
  readonly since: Instant;
}

type Kept = RESTGetAPIChannelMessagesResult[number];

/** Looks among the messages of a channel or thread. @returns the message's id */
export async function findMessage(rest: REST, channel: string, sought: Sought): Promise<string | undefined> {
  let before: string | undefined;
  for (let page = 0; page < limits.historyPages; page++) {
    const query = new URLSearchParams({ limit: String(limits.historyPage), ...(before ? { before } : {}) });
    const messages = (await rest.get(Routes.channelMessages(channel), {
      query,
    })) as RESTGetAPIChannelMessagesResult;
    const recent = messages.filter(({ timestamp }) => isSince(timestamp, sought.oldest));
    const found = recent.find((message) => isSought(message, sought));
    if (found) return found.id;
    if (recent.length < limits.historyPage) return undefined;
    before = recent.at(-1)?.id;
  }
  return undefined;
}

interface SoughtPost extends Omit<Sought, 'message' | 'oldest'> {
  readonly guild: string;
  readonly forum: string;
  readonly name: string;
}

/**
 * Looks among the posts of a forum that are not archived, and tells them by their names: none of before is as new.
 * @returns the post's id, which is that of its first message
 */
export async function findForumPost(
  rest: REST,
  { guild, forum, name, self, since }: SoughtPost,
  signal: AbortSignal,
): Promise<string | undefined> {
  const route = Routes.guildActiveThreads(guild);
  const { threads } = (await rest.get(route, { signal })) as RESTGetAPIGuildThreadsResult;
  const found = (threads as APIThreadChannel[]).find(
    (thread) =>
      thread.parent_id === forum &&
      thread.owner_id === self &&
      thread.name === name &&
      isSince(thread.thread_metadata?.create_timestamp ?? '', since),
  );
  return found?.id;
}

function isSince(timestamp: string, since: Instant): boolean {
  return Date.parse(timestamp) >= since.epochMilliseconds;
}

/** Buttons of a question tell which post it is; other messages are told by their text, and by not being older. */
function isSought(kept: Kept, { message, self, since }: Sought): boolean {
  if (kept.author.id !== self) return false;
  const tokens = postTokens(message.components);
  if (tokens !== '') return tokens === postTokens(kept.components);
  return isSince(kept.timestamp, since) && textOf(kept) === textOf(message);
}

function postTokens(rows: Kept['components'] = []): string {
  const buttons = rows.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  const tokens = buttons.flatMap((button) => ('custom_id' in button ? [button.custom_id] : []));
  return tokens.filter(isOfPost).sort().join(' ');
}

function isOfPost(token: string): boolean {
  const action = parseAction(token);
  return action !== undefined && 'post' in action;
}

function textOf({ content, embeds }: Pick<Kept, 'content' | 'embeds'>): string {
  return [content, ...embeds.map(({ description }) => description ?? '')]
    .map((text) => text.trim())
    .join('\n');
}

import type { Fields } from '../../stand-in/fields.ts';
import type { Message } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** @param metadata whether its metadata is asked for @returns a message as Slack gives it to apps */
export function messageToApp(world: World, message: Message, metadata: boolean): Fields {
  const bot = [...world.workspaces.values()].find(({ botUser }) => botUser === message.user);
  const files = message.files.flatMap((id) => world.files.get(id) ?? []);
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    ...(bot ? { bot_id: bot.botId, team: bot.id } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(metadata && message.metadata ? { metadata: message.metadata } : {}),
    ...(files.length > 0 ? { files: files.map(({ id, name, title }) => ({ id, name, title })) } : {}),
  };
}

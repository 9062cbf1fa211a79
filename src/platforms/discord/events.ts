import {
  type APIGuild,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
  ShardClientUtil,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Hear } from '../../app/ports/news.ts';
import { channelRef, platformName } from './refs.ts';

/** Listens to what happens to channels and servers. An outage of a server is no news: it passes. */
export function listenToEvents(client: Client, hear: Hear, log: Logger): void {
  const tell: (...news: Parameters<Hear>) => void = (news) => {
    hear(news).catch((error: unknown) =>
      log.error({ err: error }, 'news from Discord could not be taken in'),
    );
  };
  const workspaceOf = (id: string) => ({ platform: platformName, workspace: id });

  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    const lost = channelRef(channel.guildId, channel.id);
    tell({ type: 'channel-lost', channel: lost, reason: 'The channel was deleted.' });
  });
  client.on(Events.GuildDelete, ({ id }) =>
    tell({
      type: 'workspace-lost',
      workspace: workspaceOf(id),
      reason: 'Quorum was removed from this server.',
    }),
  );
  // Told before the client takes it in, so what it knows of by now is what it was told when the connection began.
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: Pick<APIGuild, 'id'>) => {
    if (!client.guilds.cache.has(id)) tell({ type: 'workspace-returned', workspace: workspaceOf(id) });
  });
  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds, shard = [0, 1] }: GatewayReadyDispatchData) => {
    const [own, shards] = shard;
    const present = new Set(guilds.map(({ id }) => id));
    const covers = (id: string) => ShardClientUtil.shardIdForGuildId(id, shards) === own;
    forget(client, (id) => covers(id) && !present.has(id));
    tell({ type: 'presence', platform: platformName, present: [...present], covers });
  });
}

/** The client remembers servers that Quorum has left meanwhile, and would take it for known when they are back. */
function forget({ guilds, channels }: Client, isGone: (guild: string) => boolean): void {
  const gone = guilds.cache.filter(({ id }) => isGone(id));
  for (const { id } of gone.values()) guilds.cache.delete(id);
  channels.cache.sweep((channel) => !channel.isDMBased() && gone.has(channel.guildId));
}

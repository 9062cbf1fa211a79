import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';

/** The client's log in ours. What it says for debugging is left out: it holds what members write. */
export function logConnection(client: Client, log: Logger): void {
  client.on(Events.Error, (error) =>
    log.error({ err: error }, 'something from Discord could not be dealt with'),
  );
  client.on(Events.Warn, (words) => log.warn({ from: 'discord.js' }, words));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ err: error, shard }, 'a connection to Discord failed'),
  );
  client.on(Events.ShardReconnecting, (shard) => log.debug({ shard }, 'connecting to Discord again'));
  client.on(Events.ShardResume, (shard) => log.debug({ shard }, 'connected to Discord again'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ code, shard }, 'Discord has ended a connection for good'),
  );
}

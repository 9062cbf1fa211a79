import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandSpec } from '../../app/commands/spec.ts';
import { createInFlight } from '../../app/in-flight.ts';
import type { Meter } from '../../app/ports/meter.ts';
import type { Hear } from '../../app/ports/news.ts';
import type { Platform } from '../../app/ports/platform.ts';
import type { Suggest } from '../../app/suggesting.ts';
import type { Clock } from '../../core/time.ts';
import { createAutocomplete } from './autocomplete.ts';
import { clientOptions, createPostingRest, createReplyingRest } from './client.ts';
import { discordCommands } from './commands.ts';
import { createConversation } from './conversation.ts';
import { createDelivery } from './delivery.ts';
import { listenToEvents } from './events.ts';
import { createGateway } from './gateway.ts';
import { createDeparted } from './leaving.ts';
import { listenToPeople } from './listeners.ts';
import { logConnection } from './logger.ts';
import { inviteLink } from './permissions.ts';
import { createPlaces } from './places.ts';
import { platformName } from './refs.ts';
import { registerCommands } from './registering.ts';
import { createReplies } from './replying.ts';
import type { DiscordSettings, Shard } from './settings.ts';
import type { NameOf } from './visits.ts';

export interface DiscordDependencies {
  readonly settings: DiscordSettings;
  /** The share of Discord's servers that this process is told of; undefined: all of them. */
  readonly shard?: Shard | undefined;
  /** Ends this process: where it is a shard that cannot connect any more, its manager starts another. */
  readonly giveUp: (reason: string) => void;
  readonly clock: Clock;
  readonly commands: readonly CommandSpec[];
  /** What is offered while an argument is typed. */
  readonly suggest: Suggest;
  /** Is told of channels and servers that are gone, and of those that there are. */
  readonly hear: Hear;
  readonly meter: Pick<Meter, 'acknowledged'>;
  readonly log: Logger;
}

/** Discord. */
export function createDiscordPlatform(deps: DiscordDependencies): Platform {
  const { settings, log, hear, suggest } = deps;
  const rest = createPostingRest(settings);
  const replies = createReplies(createReplyingRest(settings.apiUrl), log);
  const open = createInFlight();
  const whenReady = (ready: Client<true>) => introduce(ready, deps);
  const options = clientOptions(settings.apiUrl, deps.shard);
  const { token } = settings;
  const giveUp = deps.shard && deps.giveUp;
  const gateway = createGateway({ options, rest, token, whenReady, giveUp, log });
  return {
    ...createDelivery(rest, createPlaces(gateway.client, rest), deps.clock),
    departed: createDeparted(rest),
    name: platformName,
    clock: deps.clock,
    connected: gateway.connected,
    async start(handle) {
      const take = createConversation(replies, handle, deps.meter);
      await gateway.start((client) => {
        logConnection(client, log);
        listenToEvents(client, hear, log);
        const nameOf = nameIn(client);
        const complete = createAutocomplete(suggest, replies, nameOf);
        listenToPeople(client, { take, complete, nameOf, open, log });
      });
    },
    async stop() {
      await gateway.stop();
      await open.ended();
    },
  };
}

/** Tells Discord the commands, and the log how to invite Quorum. */
async function introduce(client: Client<true>, deps: DiscordDependencies): Promise<void> {
  const { application, guilds, rest, ws } = client;
  deps.log.info({ servers: guilds.cache.size }, 'connected to Discord');
  // Where several processes share the servers, one of them does it for all.
  if (!ws.shards.has(0)) return;
  deps.log.info({ invite: inviteLink(application.id) }, 'Quorum is invited to a server with this link');
  try {
    await registerCommands(rest, application.id, discordCommands(deps.commands), deps.log);
  } catch (error) {
    deps.log.error({ err: error }, 'the commands could not be registered and stay as they were');
  }
}

function nameIn({ channels }: Client): NameOf {
  return (id) => {
    const channel = channels.cache.get(id);
    return channel && 'name' in channel ? (channel.name ?? undefined) : undefined;
  };
}

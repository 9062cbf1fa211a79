import { type APIInteraction, type Client, GatewayDispatchEvents, InteractionType } from 'discord.js';
import type { Logger } from 'pino';
import type { InFlight } from '../../app/in-flight.ts';
import { asRequest } from '../../app/request.ts';
import type { Complete } from './autocomplete.ts';
import type { Take } from './conversation.ts';
import { parseInteraction } from './parse.ts';
import type { NameOf } from './visits.ts';

interface Parts {
  readonly take: Take;
  readonly complete: Complete;
  readonly nameOf: NameOf;
  readonly open: InFlight;
  readonly log: Logger;
}

/**
 * Listens to what people do, as Discord tells it: the client's own event for it comes later, once all servers are
 * known, and knows of a thread only what it remembers.
 */
export function listenToPeople(client: Client, { take, complete, nameOf, open, log }: Parts): void {
  const listen = async (interaction: APIInteraction): Promise<void> =>
    interaction.type === InteractionType.ApplicationCommandAutocomplete
      ? complete(interaction)
      : take(parseInteraction(interaction, nameOf));

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    const listening = asRequest(() =>
      listen(interaction).catch((error: unknown) =>
        log.error({ err: error }, 'something from Discord could not be dealt with'),
      ),
    );
    void open.track(listening);
  });
}

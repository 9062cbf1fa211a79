import { Client, type ClientOptions, Events, GatewayIntentBits } from 'discord.js';
import type { Discord } from './discord.ts';

/** Starts a client of discord.js as it is, and waits until it is ready. It ends with `destroy`. */
export async function startClient(
  discord: Discord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl },
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
  });
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(discord.token);
  return await ready;
}

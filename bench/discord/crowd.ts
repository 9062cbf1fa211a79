import { startDiscord } from '../../tests/support/discord/discord.ts';

// A Discord with so many servers as its argument says, in a process of its own. It tells where it listens.

/** What the bot needs to connect. */
export interface Address {
  readonly apiUrl: string;
  readonly token: string;
}

/** In each server. */
const channels = 20;
const roles = 20;

const servers = Number(process.argv[2]);
const discord = await startDiscord({ now: Date.now, shards: Math.ceil(servers / 1_000) });
for (let server = 0; server < servers; server++) {
  const guild = server === 0 ? discord.guild : discord.addGuild(`Server ${server}`);
  for (let place = 0; place < channels; place++) discord.addChannel(`channel-${place}`, { guild });
  for (let place = 0; place < roles; place++) discord.addRole(`Role ${place}`, guild);
}
process.send?.({ apiUrl: discord.apiUrl, token: discord.token } satisfies Address);

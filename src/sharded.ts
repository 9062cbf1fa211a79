import { fileURLToPath } from 'node:url';
import { type Config, ConfigError } from './config.ts';
import type { DiscordSettings } from './platforms/discord/settings.ts';
import { createShards } from './platforms/discord/shards.ts';
import { run } from './run.ts';
import { start } from './start.ts';

const main = fileURLToPath(new URL('main.js', import.meta.url));

/** @throws ConfigError that names everything that is missing */
function shared({ discord, DATABASE_URL }: Config): DiscordSettings {
  const problems = [
    ...(discord ? [] : ['DISCORD_TOKEN is missing: without Discord, npm start is all that it takes']),
    ...(DATABASE_URL ? [] : ['DATABASE_URL is missing: the embedded database is for one process']),
  ];
  if (!discord || problems.length > 0) throw new ConfigError(problems.join('\n'));
  return discord;
}

// Discord's servers are shared out among processes of their own. Everything else runs in this one.
await run((config, log, giveUp) =>
  start(config, log, giveUp, createShards(shared(config), main, log, giveUp)),
);

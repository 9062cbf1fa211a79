import { z } from 'zod';

/** The variables that Discord needs, each by itself. */
export const discordVariables = {
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'must be the token under Bot, Reset Token: three parts with dots between them',
    )
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://discord.com/api' })
    .optional(),
};

const variables = z.object(discordVariables);

/** What discord.js's manager of shards tells the processes that it starts. */
const shardVariables = z.object({
  SHARDING_MANAGER: z.literal('true'),
  SHARDS: z.coerce.number(),
  SHARD_COUNT: z.coerce.number(),
});

export interface DiscordSettings {
  readonly token: string;
  /** Without a version and a slash at its end. */
  readonly apiUrl: string | undefined;
}

/** Discord deals the servers out to so many shards: this is one of them, counted from 0. */
export interface Shard {
  readonly id: number;
  readonly count: number;
}

/** How to connect, or undefined where Discord is not set up. */
export function discordSettings(given: z.infer<typeof variables>): DiscordSettings | undefined {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = given;
  return token === undefined ? undefined : { token, apiUrl: apiUrl?.replace(/(\/v\d+)?\/*$/, '') };
}

/** The shard that this process was started for, if it was. */
export function readShard(given: NodeJS.ProcessEnv): Shard | undefined {
  const { success, data } = shardVariables.safeParse(given);
  return success ? { id: data.SHARDS, count: data.SHARD_COUNT } : undefined;
}

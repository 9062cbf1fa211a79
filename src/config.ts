import { z } from 'zod';
import {
  type DiscordSettings,
  discordSettings,
  discordVariables,
  readShard,
  type Shard,
} from './platforms/discord/settings.ts';
import {
  type SlackSettings,
  slackProblems,
  slackSettings,
  slackVariables,
} from './platforms/slack/settings.ts';
import { graderProblems, graderVariables } from './second-opinion.ts';

const port = z.coerce
  .number({ error: 'must be a number, such as 3000' })
  .int('must be a whole number')
  .min(0, 'must be 0 to 65535')
  .max(65_535, 'must be 0 to 65535');

const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    'must begin with postgres://, such as postgres://user:password@host:5432/quorum',
  );

/** Every variable there is. `.env.example` explains each. */
export const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  CONTENT_DIR: z.string().default('./content'),
  PLAYGROUND: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  ...graderVariables,
  ...slackVariables,
  ...discordVariables,
});

export type Config = Omit<
  z.infer<typeof environment>,
  keyof typeof slackVariables | keyof typeof discordVariables
> & {
  /** On by default where there is no other platform and only this machine can reach it. */
  readonly PLAYGROUND: 'on' | 'off';
  /** How to connect to Slack; undefined: not at all. */
  readonly slack: SlackSettings | undefined;
  /** How to connect to Discord; undefined: not at all. */
  readonly discord: DiscordSettings | undefined;
  /** The shard of Discord that this process is for, and for nothing else; undefined: it is for everything. */
  readonly shard: Shard | undefined;
};

/** Addresses that only this machine can reach. The playground has no passwords. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** The environment cannot be used; `message` names every variable that is wrong, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration. An empty variable counts as unset.
 * @throws ConfigError that names every problem at once
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  const wrong = read.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...wrong, ...slackProblems(set), ...graderProblems(set)];
  if (!read.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const shard = readShard(set);
  const slack = slackSettings(read.data);
  const discord = discordSettings(read.data);
  if (shard) return { ...read.data, PLAYGROUND: 'off', slack: undefined, discord, shard };
  const quiet = slack !== undefined || discord !== undefined || !loopback.test(read.data.HOST);
  return { ...read.data, PLAYGROUND: read.data.PLAYGROUND ?? (quiet ? 'off' : 'on'), slack, discord, shard };
}

/** The process's environment, with what a file `.env` adds to it. */
export function readEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return process.env;
}

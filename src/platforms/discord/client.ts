import {
  type ClientOptions,
  GatewayIntentBits,
  Options,
  type RateLimitData,
  REST,
  type RESTOptions,
} from 'discord.js';
import { limits } from './limits.ts';
import type { DiscordSettings, Shard } from './settings.ts';

type ApiUrl = DiscordSettings['apiUrl'];

/** In seconds. */
const sweepEvery = 600;

/**
 * The options of the client. It is told of servers and channels only, which takes no privileged intent, and remembers
 * nothing else: what we need to know of a person comes with what they do.
 * @param shard the share of the servers that it is told of; all of them, unless given
 */
export function clientOptions(apiUrl: ApiUrl, shard?: Shard): ClientOptions {
  return {
    intents: [GatewayIntentBits.Guilds],
    // As many connections as Discord recommends for the servers that Quorum is in.
    ...(shard ? { shards: [shard.id], shardCount: shard.count } : { shards: 'auto' }),
    // Servers in an outage hold up the others no longer than this, in milliseconds.
    waitGuildTimeout: 5_000,
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      // Our own membership tells what we may do in a channel.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      VoiceStateManager: 0,
    }),
    sweepers: { threads: { interval: sweepEvery, filter: () => () => true } },
    rest: at(apiUrl),
  };
}

/**
 * Discord's REST API for posts: the outbox decides when one is tried again, so this neither tries again nor waits, but
 * for its turn among as many requests as Discord takes in a second: what was not sent need not be looked for. A
 * look-up of a member is nobody's to try again: it waits its turn, until whoever asked gives it up.
 */
export function createPostingRest({ token, apiUrl }: DiscordSettings): REST {
  const rejectOnRateLimit = ({ global, timeToReset, route }: RateLimitData) =>
    route !== memberRoute && (!global || timeToReset > limits.turnMs);
  const options = { ...at(apiUrl), retries: 0, timeout: limits.requestMs, rejectOnRateLimit };
  return new SteadyRest(options).setToken(token);
}

/** As discord.js names it. */
const memberRoute = '/guilds/:id/members/:id';

/** Keeps its token: the client of Discord’s API forgets it as soon as Discord refuses it once, which may pass. */
class SteadyRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

/** For replies. Each has a token of its own, and none counts against the limit of all requests. */
export function createReplyingRest(apiUrl: ApiUrl): REST {
  return new REST({
    ...at(apiUrl),
    timeout: limits.requestMs,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    // It keeps a queue for each reply's token until it is swept, in milliseconds.
    handlerSweepInterval: 60_000,
  });
}

function at(apiUrl: ApiUrl): Partial<RESTOptions> {
  return apiUrl === undefined ? {} : { api: apiUrl };
}

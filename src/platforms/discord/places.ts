import { type APIChannel, ChannelType, type Client, type REST, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { missingIn } from './permissions.ts';

/** A channel as deliveries need to know it. */
export interface Place {
  /** Each message of its own is a post with a thread, as in a forum. */
  readonly forum: boolean;
  /** `#study`. */
  readonly name: string;
  /** Names of permissions that Quorum needs there and lacks. */
  readonly missing: readonly string[];
}

/** What is known of channels. */
export interface Places {
  /** Quorum's own user, once it is connected. */
  self(): string | undefined;
  /** @throws DiscordAPIError where Discord has no such channel, or does not show it to Quorum */
  find(channel: string): Promise<Place>;
}

/** Channels that the client does not know are asked for so seldom: once in so many milliseconds. */
const rememberedMs = 10 * 60_000;
const most = 1_000;

const forums: readonly ChannelType[] = [ChannelType.GuildForum, ChannelType.GuildMedia];

/** What the client is told of channels; of others, what Discord says when asked. */
export function createPlaces(client: Client, rest: REST): Places {
  const asked = new LRUCache<string, Place>({ max: most, ttl: rememberedMs });
  const ask = async (id: string): Promise<Place> => {
    const known = asked.get(id);
    if (known) return known;
    const place = placeOf((await rest.get(Routes.channel(id))) as APIChannel);
    asked.set(id, place);
    return place;
  };
  return {
    self: () => client.user?.id,
    async find(id) {
      const channel = client.channels.cache.get(id);
      if (!channel || channel.isDMBased()) return ask(id);
      return { ...placeOf(channel), missing: missingIn(channel).map(({ name }) => name) };
    },
  };
}

function placeOf({ type, name }: { readonly type: ChannelType; readonly name?: string | null }): Place {
  return { forum: forums.includes(type), name: name ? `#${name}` : 'the channel', missing: [] };
}

import {
  type APIChannel,
  type APIGuildChannel,
  ChannelType,
  type Client,
  type GuildChannelType,
  type REST,
  Routes,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import { missingThere } from './access.ts';
import { missingIn, type NeededPermission } from './permissions.ts';

/** A channel as deliveries need to know it. */
export interface Place {
  /** Each message of its own is a post with a thread, as in a forum. */
  readonly forum: boolean;
  /** `#study`. */
  readonly name: string;
  /** What Quorum needs there and lacks, as far as that can be found out. */
  missing(): Promise<readonly NeededPermission[]>;
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
export function createPlaces(clientNow: () => Client | undefined, rest: REST): Places {
  const asked = new LRUCache<string, Place>({ max: most, ttl: rememberedMs });
  const get = async (id: string) => (await rest.get(Routes.channel(id))) as APIChannel;
  const ask = async (id: string): Promise<Place> => {
    const known = asked.get(id);
    if (known) return known;
    const place = { ...placeOf(await get(id)), missing: () => examine(id).catch(() => []) };
    asked.set(id, place);
    return place;
  };
  /** Asks anew: what is remembered of a channel may be from before somebody changed it. */
  const examine = async (id: string) => {
    const channel = (await get(id)) as APIGuildChannel<GuildChannelType>;
    const self = clientNow()?.user;
    return self ? missingThere(rest, self.id, channel) : [];
  };
  return {
    self: () => clientNow()?.user?.id,
    async find(id) {
      const channel = clientNow()?.channels.cache.get(id);
      if (!channel || channel.isDMBased()) return ask(id);
      return { ...placeOf(channel), missing: async () => missingIn(channel) };
    },
  };
}

function placeOf({ type, name }: { readonly type: ChannelType; readonly name?: string | null }) {
  return { forum: forums.includes(type), name: name ? `#${name}` : 'the channel' };
}

import type { Clock } from '../../stand-in/clock.ts';

/** The first moment of the year 2015, from which Discord counts. */
const epoch = 1_420_070_400_000n;

/** Makes ids as Discord does, each only once and later than the last: milliseconds since 2015, and a number below 2^22. */
export interface Snowflakes {
  next(): string;
  /** @returns an id for a server: each with a millisecond of its own, since shards are dealt out by that */
  forGuild(): string;
}

export function countSnowflakes(clock: Clock): Snowflakes {
  let last = 0n;
  let guilds = BigInt(Date.UTC(2021, 0, 1)) - epoch;
  return {
    next() {
      const now = (BigInt(Math.round(clock.now())) - epoch) << 22n;
      last = now > last ? now : last + 1n;
      return String(last);
    },
    forGuild() {
      guilds += 1n;
      return String(guilds << 22n);
    },
  };
}

/** @returns the shard that is told of what happens in a server */
export function shardOf(guild: string, shards: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(shards));
}

import type { Clock } from '../../stand-in/clock.ts';

/** Makes ids that look like Slack's, each only once. */
export interface Ids {
  /** @param prefix such as `C` for a channel @returns such as `C00000012AB` */
  next(prefix: string): string;
  /** @returns the time of a message, in seconds with six digits, which is its id in a channel; always later than the last */
  timestamp(): string;
}

export function countIds(clock: Clock): Ids {
  let count = 0;
  let last = 0n;
  return {
    next(prefix) {
      count += 1;
      return `${prefix}${count.toString(36).toUpperCase().padStart(10, '0')}`;
    },
    timestamp() {
      const now = BigInt(Math.round(clock.now() * 1000));
      last = now > last ? now : last + 1n;
      const digits = String(last).padStart(7, '0');
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
  };
}

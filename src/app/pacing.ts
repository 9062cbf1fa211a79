import { LRUCache } from 'lru-cache';
import type { Inbound } from './ports/platform.ts';

/** So much can be done at once, and then one thing more in each so many milliseconds. Nobody clicks that quickly for long. */
const burst = 60;
const everyMs = 500;

/** Members, and things done, that are remembered; whoever was quiet for longest is forgotten first. */
const most = 10_000;

/** Whether a member may do this now. It is counted once, however often it is delivered. */
export type MayAct = (deed: Pick<Inbound, 'id' | 'visit'>) => boolean;

/**
 * Limits how often each member can act, in this process: the generic cell rate algorithm (ITU-T I.371), which needs one
 * number for each.
 * @param now a clock that never goes back, in milliseconds
 */
export function createPace(now: () => number = () => performance.now()): MayAct {
  /** When a member's allowance will be whole again. */
  const wholeAt = new LRUCache<string, number>({ max: most });
  const counted = new LRUCache<string, true>({ max: most });
  return ({ id, visit: { member } }) => {
    const workspace = `${member.platform}/${member.workspace}`;
    const deed = `${workspace}/${member.member}/${id}`;
    if (counted.has(deed)) return true;
    const key = `${workspace}/${member.member}`;
    const next = Math.max(wholeAt.get(key) ?? 0, now()) + everyMs;
    if (next - now() > burst * everyMs) return false;
    wholeAt.set(key, next);
    counted.set(deed, true);
    return true;
  };
}

import type { World } from './world.ts';

const livesMs = 3000;

/** Hands triggers out with interactions, which open a modal once, within three seconds. */
export interface Triggers {
  issue(workspace: string, user: string): string;
  /** @returns who may be shown a modal, or why nobody may */
  exchange(trigger: string): { workspace: string; user: string } | TriggerRefusal;
}

type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export function keepTriggers(world: World): Triggers {
  const issued = new Map<string, { workspace: string; user: string; at: number; used: boolean }>();
  return {
    issue(workspace, user) {
      const trigger = `${world.ids.next('')}.${workspace}`;
      issued.set(trigger, { workspace, user, at: world.clock.now(), used: false });
      return trigger;
    },
    exchange(trigger) {
      const found = issued.get(trigger);
      if (!found) return 'invalid_trigger_id';
      if (found.used) return 'exchanged_trigger_id';
      if (world.clock.now() - found.at > livesMs) return 'expired_trigger_id';
      found.used = true;
      return found;
    },
  };
}

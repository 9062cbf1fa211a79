import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { ClientOf } from './clients.ts';
import { deliveryError } from './errors.ts';

/** What Slack knows of a person. */
interface Person {
  readonly name: string;
  /** Administers or owns this very workspace. */
  readonly admin: boolean;
  /** IANA zone. */
  readonly zone: string | undefined;
}

/** What Slack knows of a channel. */
interface Place {
  readonly name: string;
  /** Whether Quorum is in it. */
  readonly joined: boolean;
}

/** People and channels by Slack's ids, each asked for once in a while. Undefined where Slack does not tell. */
export interface Directory {
  person(workspace: string, id: string): Promise<Person | undefined>;
  place(workspace: string, id: string): Promise<Place | undefined>;
  /** Something about this person has changed. */
  forgetPerson(workspace: string, id: string): void;
  forgetPlace(workspace: string, id: string): void;
}

/** In milliseconds. Somebody who becomes or ceases to be an admin is known as such after this at the latest. */
const freshMs = 5 * 60_000;
const most = 20_000;

export function createDirectory(clientOf: ClientOf, log: Logger): Directory {
  const people = cache((workspace, id) => loadPerson(clientOf, workspace, id), log);
  const places = cache((workspace, id) => loadPlace(clientOf, workspace, id), log);
  return {
    person: people.get,
    place: places.get,
    forgetPerson: people.forget,
    forgetPlace: places.forget,
  };
}

async function loadPerson(clientOf: ClientOf, workspace: string, id: string): Promise<Person | undefined> {
  const { user } = await (await clientOf(workspace)).users.info({ user: id });
  if (!user) return undefined;
  // Members of other workspaces take part in shared channels; what they are at home counts for nothing here.
  const own = user.team_id === workspace || user.enterprise_user?.teams?.includes(workspace) === true;
  return {
    name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || id,
    admin: own && (user.is_admin === true || user.is_owner === true),
    zone: user.tz,
  };
}

async function loadPlace(clientOf: ClientOf, workspace: string, id: string): Promise<Place | undefined> {
  const { channel } = await (await clientOf(workspace)).conversations.info({ channel: id });
  return channel && { name: channel.name ?? id, joined: channel.is_member === true };
}

/**
 * Concurrent questions become one; a failure is logged, and asked again next time. Where Slack asks to wait, nothing is
 * asked meanwhile: when a whole channel answers at once, Slack tells of only so many people a minute.
 */
function cache<Value extends object>(
  load: (workspace: string, id: string) => Promise<Value | undefined>,
  log: Logger,
) {
  const waiting = new Map<string, number>();
  const entries = new LRUCache<string, Value, { readonly workspace: string; readonly id: string }>({
    max: most,
    ttl: freshMs,
    fetchMethod: async (_key, _stale, { context: { workspace, id } }) => {
      try {
        return await load(workspace, id);
      } catch (error) {
        const { retryAfterMs = 0 } = deliveryError(error);
        waiting.set(workspace, performance.now() + retryAfterMs);
        log.warn({ err: error, workspace, id, retryAfterMs }, 'Slack did not tell about a person or channel');
        throw error;
      }
    },
    // What was known is better than nothing; where nothing was, this resolves with undefined.
    allowStaleOnFetchRejection: true,
    noDeleteOnStaleGet: true,
  });
  return {
    get: async (workspace: string, id: string): Promise<Value | undefined> => {
      const key = `${workspace}/${id}`;
      const isWaiting = (waiting.get(workspace) ?? 0) > performance.now();
      return isWaiting
        ? entries.get(key, { allowStale: true })
        : entries.fetch(key, { context: { workspace, id } });
    },
    forget: (workspace: string, id: string): void => {
      entries.delete(`${workspace}/${id}`);
    },
  };
}

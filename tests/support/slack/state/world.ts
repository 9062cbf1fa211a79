import { type Changes, watchChanges } from '../../stand-in/changes.ts';
import { type Clock, startClock } from '../../stand-in/clock.ts';
import { countIds, type Ids } from './ids.ts';
import type { Channel, Message, UploadedFile, User, View, Workspace } from './records.ts';

/** Something that the app under test did wrong. */
export interface Violation {
  /** The method that it called, or what it answered to. */
  readonly what: string;
  /** Where in the payload; empty: as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** Everything that the stand-in knows. */
export interface World {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly ids: Ids;
  readonly workspaces: Map<string, Workspace>;
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  /** In the order in which they were sent. */
  readonly messages: Message[];
  /** Each user's modals, the one on top last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  readonly files: Map<string, UploadedFile>;
  readonly violations: Violation[];
  /** Markup that only content or a member can have brought in; see `checkMarkup`. */
  readonly forbidden: string[];
}

/** @param now see `startClock` */
export function createWorld(now?: () => number): World {
  const clock = startClock(now);
  const messages: Message[] = [];
  const describe = () => {
    const last = messages
      .slice(-10)
      .map(({ channel, onlyFor, text }) => `  ${channel} ${onlyFor ?? ''} ${text}`);
    return `The last messages:\n${last.join('\n')}`;
  };
  return {
    clock,
    changes: watchChanges(describe),
    ids: countIds(clock),
    workspaces: new Map(),
    channels: new Map(),
    users: new Map(),
    messages,
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    violations: [],
    forbidden: [],
  };
}

/** Puts a violation down, once, however often it is repeated. */
export function report(world: World, violation: Violation): void {
  const known = world.violations.some(
    ({ what, path, problem }) =>
      what === violation.what && path === violation.path && problem === violation.problem,
  );
  if (!known) world.violations.push(violation);
}

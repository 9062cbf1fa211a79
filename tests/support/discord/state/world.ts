import { type Changes, watchChanges } from '../../stand-in/changes.ts';
import { type Clock, startClock } from '../../stand-in/clock.ts';
import type { Fields } from '../../stand-in/fields.ts';
import type { Channel, Guild, Interaction, Message, Modal, User } from './records.ts';
import { countSnowflakes, type Snowflakes } from './snowflakes.ts';

/** Something that the app under test did wrong. */
export interface Violation {
  /** The method that it called, or what it should have answered to. */
  readonly what: string;
  /** Where in the payload; empty: as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** The app under test. */
interface App {
  readonly id: string;
  readonly name: string;
  /** As a user. */
  readonly user: string;
  readonly token: string;
  /** Its token is refused. */
  refused: boolean;
}

/** Everything that the stand-in knows. */
export interface World {
  readonly app: App;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly snowflakes: Snowflakes;
  readonly guilds: Map<string, Guild>;
  /** Threads, posts and conversations among them. */
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  /** In the order in which they were sent. */
  readonly messages: Message[];
  /** What each user has open. */
  readonly modals: Map<string, Modal>;
  /** By their tokens. */
  readonly interactions: Map<string, Interaction>;
  /** As registered, each with its id. */
  readonly commands: Fields[];
  readonly violations: Violation[];
  /** Markup that only content or a member can have brought in; see `checkMarkup`. */
  readonly forbidden: string[];
}

/** @param now see `startClock` */
export function createWorld(now?: () => number): World {
  const clock = startClock(now);
  const snowflakes = countSnowflakes(clock);
  const messages: Message[] = [];
  const describe = () => {
    const last = messages
      .slice(-10)
      .map(({ channel, onlyFor = '', content }) => `  ${channel} ${onlyFor} ${content}`);
    return `The last messages:\n${last.join('\n')}`;
  };
  const id = snowflakes.next();
  const token = `${Buffer.from(id).toString('base64url')}.stand-in.of-a-token`;
  return {
    app: { id, name: 'Quorum', user: id, token, refused: false },
    clock,
    changes: watchChanges(describe),
    snowflakes,
    guilds: new Map(),
    channels: new Map(),
    users: new Map(),
    messages,
    modals: new Map(),
    interactions: new Map(),
    commands: [],
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

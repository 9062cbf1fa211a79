import type { Changes } from '../stand-in/changes.ts';
import type { Clock } from '../stand-in/clock.ts';
import type { Fields } from '../stand-in/fields.ts';
import { type Administration, administer, createGuild } from './administration.ts';
import type { Gateway } from './gateway/gateway.ts';
import { type Delivery, startCourier } from './interactions/courier.ts';
import type { Faults } from './rest/faults.ts';
import type { RecordedCall } from './rest/serve.ts';
import { startServer } from './start-server.ts';
import { deleteMessage, messagesIn } from './state/messages.ts';
import type { Channel, Guild, Interaction, Message, PermissionName } from './state/records.ts';
import { createWorld, report, type Violation, type World } from './state/world.ts';

export interface DiscordOptions {
  /** The time, in milliseconds since 1970; without it, time stands still except for `clock.advance`. */
  readonly now?: () => number;
  /** How long the app has for its first response, in milliseconds: 3000, as in Discord. */
  readonly answerWithinMs?: number;
  /** How often the app has to send a heartbeat, in milliseconds: 41250, as in Discord. */
  readonly heartbeatMs?: number;
  /** How many shards Discord recommends: 1. */
  readonly shards?: number;
  /** What the app may do in every server; undefined: everything that Quorum could ask for. */
  readonly permissions?: readonly PermissionName[];
  /** How many requests a second are taken in all, 50 in Discord; undefined: any number. */
  readonly requestsPerSecond?: number;
}

/** A Discord of one's own, for the real client of `discord.js` to talk to, and for tests to act in. */
export interface Discord extends Administration {
  /** For `rest.api`, such as `http://127.0.0.1:50123/api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  /** The app as a user. */
  readonly botUser: string;
  /** The server that there is from the start. */
  readonly guild: Guild;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly gateway: Gateway;
  /** Every request of the app, in the order in which they came in. */
  readonly calls: readonly RecordedCall[];
  /** Everything that members did, with how long the app took for its first response. */
  readonly deliveries: readonly Delivery[];
  /** The commands that are registered, each with its id. */
  readonly commands: readonly Fields[];
  readonly until: Changes['until'];
  /** Tells the app once more of something that somebody did, as if it had not been told. */
  repeats(interaction: Interaction): void;
  /** @returns what everybody sees in a channel, thread or post */
  messages(channel: string): readonly Message[];
  /** @returns the threads of a channel, or the posts of a forum, oldest first; the id of one is that of its message */
  threads(channel: string): readonly Channel[];
  /** @returns what the app has written to a user alone */
  directMessages(user: string): readonly Message[];
  /** Markup that must not come alive in any message or modal, since only content or a member can have brought it in. */
  forbids(...markup: readonly string[]): void;
  /** @returns what the app did wrong so far, and forgets it */
  takeViolations(): readonly Violation[];
  /** Ends it. @throws Error with everything that the app did wrong */
  stop(): Promise<void>;
}

/** Starts a Discord on a free port of this machine, with one server in which the app is installed. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const { now, answerWithinMs = 3000, permissions } = options;
  const world = createWorld(now);
  const running = await startServer(world, options);
  const { wires, faults, calls } = running;
  const courier = startCourier(world, wires, answerWithinMs);
  const guild = createGuild(world, 'Acme', permissions);
  return {
    ...administer({ world, courier, wires }, guild, permissions),
    ...look(world),
    apiUrl: `http://${running.host()}/api`,
    token: world.app.token,
    applicationId: world.app.id,
    botUser: world.app.user,
    guild,
    clock: world.clock,
    faults,
    gateway: wires,
    calls,
    deliveries: courier.deliveries,
    commands: world.commands,
    until: world.changes.until,
    repeats: courier.repeat,
    stop: async () => {
      await running.stop();
      const violations = takeViolations(world);
      if (violations.length > 0) throw new Error(describe(violations));
    },
  };
}

type Looking = Pick<Discord, 'messages' | 'threads' | 'directMessages' | 'forbids' | 'takeViolations'>;

function look(world: World): Looking {
  const channels = () => [...world.channels.values()].filter(({ deleted }) => !deleted);
  return {
    messages: (channel) => messagesIn(world, channel),
    threads: (channel) => channels().filter(({ parent }) => parent === channel),
    directMessages: (user) =>
      channels()
        .filter(({ recipient }) => recipient === user)
        .flatMap(({ id }) => messagesIn(world, id)),
    forbids(...markup) {
      world.forbidden.push(...markup);
    },
    takeViolations: () => takeViolations(world),
  };
}

/** Takes what was wrong, answers that were promised and never came among it. */
function takeViolations(world: World): readonly Violation[] {
  for (const message of world.messages.filter(({ thinking }) => thinking)) {
    const about = [...world.interactions.values()].find(({ id }) => id === message.interaction)?.about;
    report(world, { what: 'editReply', path: '', problem: `never came after "thinking…": ${about}` });
    deleteMessage(world, message.id);
  }
  return world.violations.splice(0);
}

function describe(violations: readonly Violation[]): string {
  const lines = violations.map(({ what, path, problem }) => `  ${what}: ${path} ${problem}`);
  return `What was sent to Discord is not as it should be:\n${lines.join('\n')}`;
}

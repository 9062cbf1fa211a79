import type { Changes } from '../stand-in/changes.ts';
import type { Clock } from '../stand-in/clock.ts';
import { type Administration, addWorkspace, administer, type Manifest } from './administration.ts';
import { type Courier, type Delivery, startCourier } from './delivery/courier.ts';
import type { Acknowledgement, Carry, Envelope } from './delivery/envelope.ts';
import { post, readAcknowledgement, type Signing } from './delivery/http-mode.ts';
import { repeat, retry } from './delivery/sender.ts';
import type { SocketMode } from './delivery/socket-mode.ts';
import { type Running, startServer } from './start-server.ts';
import type { Message, UploadedFile, View, Workspace } from './state/records.ts';
import { createWorld, type Violation, type World } from './state/world.ts';
import type { Faults } from './web-api/faults.ts';
import type { AppSettings } from './web-api/method.ts';
import type { RecordedCall } from './web-api/serve.ts';

export interface SlackOptions extends Manifest {
  /** The time, in milliseconds since 1970; without it, time stands still except for `clock.advance`. */
  readonly now?: () => number;
  /** How long the app has to acknowledge, in milliseconds: 3000, as in Slack. */
  readonly acknowledgeWithinMs?: number;
}

/** A Slack of one's own, for the real clients of `@slack/bolt` to talk to, and for tests to act in. */
export interface Slack extends Administration {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly app: AppSettings;
  /** The workspace that there is from the start. */
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly sockets: Omit<SocketMode, 'carry' | 'issuePath' | 'close'>;
  /** Every request of the app. */
  readonly calls: readonly RecordedCall[];
  /** Everything that the app was told, with how long it took to acknowledge. */
  readonly deliveries: readonly Delivery[];
  readonly until: Changes['until'];
  /** From now on the app is told over HTTP, at this address. */
  deliverTo(eventsUrl: string): void;
  /** Posts something to the app, signed as asked. @returns its HTTP answer */
  posts(envelope: Envelope, signing: Partial<Signing>): Promise<Response>;
  /** Tells the app the same thing again, so many times at once, each under ids of its own. */
  repeats(told: Acknowledgement, times: number): Promise<readonly Acknowledgement[]>;
  /** Tells the app the same thing again as if it hadn't acknowledged it. */
  retries(envelope: Envelope): Promise<Acknowledgement>;
  /** Asks the app to prove that its address is its own. @returns what it answers */
  verifiesAddress(): Promise<unknown>;
  /** Has somebody agree to install the app. @returns the code for `oauth.v2.access` */
  agrees(workspace: Workspace): string;
  /** @returns what everybody sees in a channel or conversation */
  messages(channel: string): readonly Message[];
  /** @returns the modal that a user sees */
  lastView(user: string): View | undefined;
  home(user: string): View | undefined;
  file(id: string): UploadedFile | undefined;
  /** Markup that no message or view may have, since only content or a member can have brought it in. */
  forbids(...markup: readonly string[]): void;
  /** @returns what the app did wrong so far, and forgets it */
  takeViolations(): readonly Violation[];
  /** Ends it. @throws Error with everything that the app did wrong */
  stop(): Promise<void>;
}

const app: AppSettings = {
  id: 'A0000000001',
  appToken: 'xapp-1-A0000000001',
  signingSecret: 'a-signing-secret',
  clientId: '1.1',
  clientSecret: 'a-client-secret',
};

/** Starts a Slack on a free port of this machine, with one workspace in which the app is installed. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const { now, acknowledgeWithinMs = 3000 } = options;
  const world = createWorld(now);
  const running = await startServer(world, app);
  const { sender, sockets, faults, calls, codes } = running;
  const address: Address = {};
  const carry = (): Carry => (address.url === undefined ? sockets.carry : overHttp(address.url));
  const courier = startCourier(world, carry, acknowledgeWithinMs);
  const way = { sender, send: courier.send };
  const workspace = addWorkspace(way, 'Acme', options.scopes);
  return {
    ...administer(way, workspace, options),
    ...tellAgain(running, courier, address),
    ...look(world),
    apiUrl: `${sender.url()}/api/`,
    app,
    workspace,
    clock: world.clock,
    faults,
    sockets,
    calls,
    deliveries: courier.deliveries,
    until: world.changes.until,
    agrees(into) {
      const { id } = into;
      delete into.refusal;
      const code = world.ids.next('code-');
      codes.set(code, id);
      return code;
    },
    stop: async () => {
      await running.stop();
      if (world.violations.length > 0) throw new Error(describe(world.violations));
    },
  };
}

/** Where the app is told of events; nowhere: over Socket Mode. */
interface Address {
  url?: string;
}

function overHttp(url: string): Carry {
  return async (envelope, late) => {
    const response = await post(url, envelope, { secret: app.signingSecret }, late);
    return await readAcknowledgement(envelope, response);
  };
}

type TellingAgain = Pick<Slack, 'deliverTo' | 'posts' | 'repeats' | 'retries' | 'verifiesAddress'>;

function tellAgain({ sender }: Running, courier: Courier, address: Address): TellingAgain {
  const postTo = (envelope: Envelope, signing: Partial<Signing> = {}) => {
    if (address.url === undefined) throw new Error('deliverTo says where to post to');
    return post(address.url, envelope, { secret: app.signingSecret, ...signing });
  };
  return {
    deliverTo(eventsUrl) {
      address.url = eventsUrl;
    },
    posts: postTo,
    repeats: ({ envelope }, times) =>
      Promise.all(Array.from({ length: times }, () => courier.send(repeat(sender, envelope)))),
    retries: (envelope) => courier.send(retry(sender, envelope)),
    async verifiesAddress() {
      const payload = { type: 'url_verification', challenge: 'a-challenge' };
      const response = await postTo({
        id: '',
        type: 'events_api',
        payload,
        retries: 0,
        about: 'the challenge',
      });
      return await response.json();
    },
  };
}

type Looking = Pick<Slack, 'messages' | 'lastView' | 'home' | 'file' | 'forbids' | 'takeViolations'>;

function look(world: World): Looking {
  return {
    messages: (channel) =>
      world.messages.filter((message) => message.channel === channel && message.onlyFor === undefined),
    lastView: (user) => world.modals.get(user)?.at(-1),
    home: (user) => world.homes.get(user),
    file: (id) => world.files.get(id),
    forbids(...markup) {
      world.forbidden.push(...markup);
    },
    takeViolations: () => world.violations.splice(0),
  };
}

function describe(violations: readonly Violation[]): string {
  const lines = violations.map(({ what, path, problem }) => `  ${what}: ${path} ${problem}`);
  return `What was sent to Slack is not as it should be:\n${lines.join('\n')}`;
}

import type { DeliveryError, Handle, Platform } from '../../src/app/ports/platform.ts';
import type { Instant } from '../../src/core/time.ts';
import type { Message } from '../../src/message/message.ts';

/** A message as it stands in a channel now. */
interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly key: string;
  message: Message;
}

/** Which calls fail. */
interface Only {
  readonly channel?: string;
  readonly thread?: true;
  readonly kind?: Call['kind'];
}

interface Call {
  readonly kind: 'send' | 'find' | 'edit';
  readonly channel: string;
  readonly thread: string | undefined;
}

/** A call that the platform keeps waiting. */
interface HeldCall {
  /** Resolves once it has been called. */
  readonly begun: Promise<void>;
  /** Lets it take effect and return. */
  release(): void;
}

/** A platform in memory that keeps what it is sent, with a clock that is set by hand. */
export interface LoopPlatform extends Platform {
  readonly posted: readonly Posted[];
  readonly whispered: readonly { readonly member: string; readonly message: Message }[];
  /** How often it was asked to send or edit something. */
  readonly calls: number;
  moveTo(moment: Instant): void;
  /** Every send or edit fails with this, until called without. `only`: of this channel, in threads, or of this kind. */
  failWith(error?: DeliveryError, only?: Only): void;
  /** Keeps the next call of a kind waiting, if need be for ever. */
  hold(kind: Call['kind']): HeldCall;
  /** Somebody leaves, and nobody is told. */
  leaves(member: string): void;
  /** Loses its connection, or has it again. */
  connect(connected: boolean): void;
}

export function loopPlatform(start: Instant, name = 'loop'): LoopPlatform {
  let now = start;
  let connected = true;
  let calls = 0;
  let failure: ({ readonly error: DeliveryError } & Only) | undefined;
  const gone = new Set<string>();
  const posted: Posted[] = [];
  const whispered: { member: string; message: Message }[] = [];
  const held: { kind: Call['kind']; wait: () => Promise<void> }[] = [];

  async function called(kind: Call['kind'], channel: string, thread?: string): Promise<void> {
    if (kind !== 'find') calls++;
    const place = held.findIndex((one) => one.kind === kind);
    if (place >= 0) await held.splice(place, 1)[0]?.wait();
    if (failure && isMeant(failure, { kind, channel, thread })) throw failure.error;
  }

  return {
    name,
    clock: { now: () => now },
    posted,
    whispered,
    get calls() {
      return calls;
    },
    moveTo(moment) {
      now = moment;
    },
    failWith(error, only = {}) {
      failure = error && { error, ...only };
    },
    hold(kind) {
      const begun = promise();
      const released = promise();
      const wait = () => {
        begun.resolve();
        return released.promise;
      };
      held.push({ kind, wait });
      return { begun: begun.promise, release: released.resolve };
    },
    leaves: (member) => void gone.add(member),
    connect(now) {
      connected = now;
    },
    async start(_: Handle) {},
    async stop() {},
    connected: () => connected,
    departed: async (members) => members.filter(({ member }) => gone.has(member)),
    async send({ channel }, message, { thread, key }) {
      await called('send', channel, thread);
      const id = `m${posted.length + 1}`;
      posted.push({ id, channel, thread, key, message });
      return id;
    },
    async find({ channel }, _, { key }) {
      await called('find', channel);
      return posted.find((one) => one.channel === channel && one.key === key)?.id;
    },
    async edit({ channel }, id, message) {
      await called('edit', channel);
      const entry = posted.find((candidate) => candidate.id === id);
      if (entry) entry.message = message;
    },
    async sendPrivately(_, { member }, message) {
      whispered.push({ member, message });
    },
  };
}

function isMeant(only: Only, { kind, channel, thread }: Call): boolean {
  return (
    (only.channel ?? channel) === channel &&
    (only.kind ?? kind) === kind &&
    (!only.thread || thread !== undefined)
  );
}

function promise(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const made = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise: made, resolve };
}

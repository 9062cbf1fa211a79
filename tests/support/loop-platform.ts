import type { DeliveryError, Handle, Platform } from '../../src/app/ports/platform.ts';
import type { Instant } from '../../src/core/time.ts';
import type { Message } from '../../src/message/message.ts';

/** A message as it stands in a channel now. */
interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly thread: string | undefined;
  message: Message;
}

/** A platform in memory that keeps what it is sent, with a clock that is set by hand. */
export interface LoopPlatform extends Platform {
  readonly posted: readonly Posted[];
  readonly whispered: readonly { readonly member: string; readonly message: Message }[];
  moveTo(moment: Instant): void;
  /** Every send or edit fails with this, until called without. `only`: of this channel, or of this kind. */
  failWith(error?: DeliveryError, only?: { readonly channel?: string; readonly thread?: true }): void;
}

export function loopPlatform(start: Instant): LoopPlatform {
  let now = start;
  let failure: { error: DeliveryError; channel?: string; thread?: true } | undefined;
  const posted: Posted[] = [];
  const whispered: { member: string; message: Message }[] = [];

  function failWhere(channel: string, thread: string | undefined): void {
    if (!failure) return;
    if (failure.channel !== undefined && failure.channel !== channel) return;
    if (failure.thread && thread === undefined) return;
    throw failure.error;
  }

  return {
    name: 'loop',
    clock: { now: () => now },
    posted,
    whispered,
    moveTo(moment) {
      now = moment;
    },
    failWith(error, only = {}) {
      failure = error && { error, ...only };
    },
    async start(_: Handle) {},
    async stop() {},
    connected: () => true,
    async send({ channel }, message, { thread }) {
      failWhere(channel, thread);
      const id = `m${posted.length + 1}`;
      posted.push({ id, channel, thread, message });
      return id;
    },
    async edit({ channel }, id, message) {
      failWhere(channel, undefined);
      const entry = posted.find((candidate) => candidate.id === id);
      if (entry) entry.message = message;
    },
    async sendPrivately(_, { member }, message) {
      whispered.push({ member, message });
    },
  };
}

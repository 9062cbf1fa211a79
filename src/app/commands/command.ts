import type { Message } from '../../message/message.ts';
import type { Call } from '../call.ts';
import type { Reply } from '../ports/platform.ts';
import type { CommandSpec } from './spec.ts';

/** Arguments by name; one that was left out is not there. */
export type Args = Readonly<Record<string, string>>;

/** A command with what it does. */
export interface Command extends CommandSpec {
  /** @throws Refusal */
  run(call: Call, args: Args): Promise<Reply>;
}

/** A reply that only the person sees. */
export function privately(...messages: readonly [Message, ...Message[]]): Reply {
  return { type: 'private', messages };
}

/** The same in place of the private message whose button they pressed; on a public one, platforms show it afresh. */
export function inPlace(message: Message): Reply {
  return { type: 'private', messages: [message], replaces: true };
}

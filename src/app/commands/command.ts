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
export function privately(message: Message): Reply {
  return { type: 'private', message };
}

/** How a command is typed, such as `/study quiz [chapter]`. */
export function usageOf(command: CommandSpec): string {
  const args = command.args.map((arg) => {
    const word = arg.choices ? arg.choices.join('|') : arg.name;
    return arg.required ? `<${word}>` : `[${word}]`;
  });
  return [`/${command.name}`, ...args].join(' ');
}

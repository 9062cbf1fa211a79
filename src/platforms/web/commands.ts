import { type CommandSpec, type Suggestion, usageOf } from '../../app/commands/spec.ts';
import { limits } from './limits.ts';
import type { Completion } from './wire.ts';

/** Values for an argument of a command, such as terms for `define`, that fit what was typed so far, in the channel. */
export type Suggest = (command: string, argument: string, typed: string) => Promise<readonly Suggestion[]>;

/** What a typed line could be completed to, best first: commands, or values of the argument being typed. */
export async function complete(
  line: string,
  commands: readonly CommandSpec[],
  suggest: Suggest,
): Promise<readonly Completion[]> {
  if (!line.startsWith('/')) return [];
  const typed = line.slice(1).toLowerCase();
  const command = commands.find((one) => typed.startsWith(`${one.name} `));
  const found = command ? await completeArgument(line, command, suggest) : completeCommand(typed, commands);
  return found.slice(0, limits.completions);
}

/** Commands that begin with what was typed, then those of which a later word does: `/lea` finds the leaderboard. */
function completeCommand(typed: string, commands: readonly CommandSpec[]): readonly Completion[] {
  const starting = commands.filter((one) => one.name.startsWith(typed));
  const others = commands.filter(
    (one) =>
      !starting.includes(one) && one.name.split(' ').some((word) => typed !== '' && word.startsWith(typed)),
  );
  return [...starting, ...others].map((one) => ({
    line: one.args.length > 0 ? `/${one.name} ` : `/${one.name}`,
    label: usageOf(one),
    detail: one.organiserOnly ? `${one.summary} (organisers)` : one.summary,
    command: true,
  }));
}

async function completeArgument(
  line: string,
  command: CommandSpec,
  suggest: Suggest,
): Promise<readonly Completion[]> {
  const start = command.name.length + 2;
  const before = line
    .slice(start)
    .split(' ')
    .slice(0, -1)
    .slice(0, command.args.length - 1);
  const argument = command.args[before.length];
  if (!argument) return [];
  const prefix = [line.slice(0, start - 1), ...before].join(' ');
  const values = await suggest(command.name, argument.name, line.slice(prefix.length + 1));
  return values.map(({ value, label }) => ({
    line: `${prefix} ${value}`,
    label,
    detail: argument.summary,
    command: false,
  }));
}
